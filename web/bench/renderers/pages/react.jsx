// The table with React: a reducer for all, and rows that are drawn again only where what
// they are given has changed.
import { memo, useReducer } from "react";
import { createRoot } from "react-dom/client";
import { BUTTONS, FEW, makeRows, MANY } from "./rows.js";

const reduce = ({ rows, selected }, { type, id }) => {
  switch (type) {
    case "run": return { rows: makeRows(FEW), selected: 0 };
    case "runlots": return { rows: makeRows(MANY), selected: 0 };
    case "add": return { rows: rows.concat(makeRows(FEW)), selected };
    case "update": {
      const next = rows.slice();
      for (let i = 0; i < next.length; i += 10) next[i] = { id: next[i].id, label: next[i].label + " !!!" };
      return { rows: next, selected };
    }
    case "clear": return { rows: [], selected: 0 };
    case "swaprows": {
      if (rows.length <= 998) return { rows, selected };
      const next = rows.slice();
      [next[1], next[998]] = [next[998], next[1]];
      return { rows: next, selected };
    }
    case "select": return { rows, selected: id };
    default: return { rows: rows.filter((row) => row.id !== id), selected };
  }
};

const Row = memo(({ row, selected, dispatch }) => (
  <tr className={selected ? "danger" : ""}>
    <td className="col-md-1">{row.id}</td>
    <td className="col-md-4"><a className="lbl" onClick={() => dispatch({ type: "select", id: row.id })}>{row.label}</a></td>
    <td className="col-md-1"><a className="remove" onClick={() => dispatch({ type: "remove", id: row.id })}><span className="glyphicon glyphicon-remove" aria-hidden="true" /></a></td>
    <td className="col-md-6" />
  </tr>
));

const Buttons = memo(({ dispatch }) => (
  <p>{BUTTONS.map(([id, label]) => <button key={id} type="button" id={id} onClick={() => dispatch({ type: id })}>{label}</button>)}</p>
));

const Page = () => {
  const [{ rows, selected }, dispatch] = useReducer(reduce, { rows: [], selected: 0 });
  return (
    <>
      <Buttons dispatch={dispatch} />
      <table><tbody>{rows.map((row) => <Row key={row.id} row={row} selected={row.id === selected} dispatch={dispatch} />)}</tbody></table>
    </>
  );
};

createRoot(document.getElementById("root")).render(<Page />);
