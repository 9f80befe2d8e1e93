// The table with Solid: a signal for the rows, one for each label, and a selector.
import { batch, createSelector, createSignal, For } from "solid-js";
import { render } from "solid-js/web";
import { BUTTONS, FEW, makeRows, MANY } from "./rows.js";

const signals = (count) => {
  const rows = makeRows(count);
  for (let i = 0; i < count; i++) {
    const [label, setLabel] = createSignal(rows[i].label);
    rows[i] = { id: rows[i].id, label, setLabel };
  }
  return rows;
};

const Page = () => {
  const [rows, setRows] = createSignal([]), [selected, setSelected] = createSignal(0);
  const isSelected = createSelector(selected);
  const remove = (id) => setRows((all) => all.toSpliced(all.findIndex((row) => row.id === id), 1));
  const actions = {
    run() { setRows(signals(FEW)); },
    runlots() { setRows(signals(MANY)); },
    add() { setRows((all) => [...all, ...signals(FEW)]); },
    update() {
      batch(() => { for (let i = 0, all = rows(); i < all.length; i += 10) all[i].setLabel((label) => label + " !!!"); });
    },
    clear() { setRows([]); },
    swaprows() {
      const all = rows().slice();
      if (all.length <= 998) return;
      [all[1], all[998]] = [all[998], all[1]];
      setRows(all);
    },
  };
  return (
    <>
      <p><For each={BUTTONS}>{([id, label]) => <button type="button" id={id} onClick={actions[id]}>{label}</button>}</For></p>
      <table><tbody>
        <For each={rows()}>{(row) => {
          const { id, label } = row;
          return (
            <tr class={isSelected(id) ? "danger" : ""}>
              <td class="col-md-1" textContent={id} />
              <td class="col-md-4"><a class="lbl" onClick={[setSelected, id]} textContent={label()} /></td>
              <td class="col-md-1"><a class="remove" onClick={[remove, id]}><span class="glyphicon glyphicon-remove" aria-hidden="true" /></a></td>
              <td class="col-md-6" />
            </tr>
          );
        }}</For>
      </tbody></table>
    </>
  );
};

render(Page, document.getElementById("root"));
