// The page's half of app/table: the explorer's own scripts, with a listener that tells the
// program what was clicked.
import { rest } from "../../../static/explorer/navigate.js";
import { apply } from "../../../static/explorer/patch.js";
import { bytesOf, connect, offer, send } from "../../../static/explorer/program.js";
import { PUSH, TAKE_OVER } from "../../../static/explorer/protocol.js";

const listen = ({ target }) => {
  const control = target.closest("button,a");
  if (!control) return;
  const what = { lbl: "select ", remove: "remove " }[control.className];
  offer(PUSH, what ? what + control.closest("tr").dataset.key : control.id);
  rest(); // the explorer collects the program's memory when the browser has nothing else to do
};

const go = new Go();
go.importObject.explorer = { apply: (pointer, length) => apply(bytesOf(pointer, length)) };
WebAssembly.instantiateStreaming(fetch("/app.wasm"), go.importObject).then(({ instance }) => {
  globalThis.instance = instance;
  connect(instance);
  go.run(instance);
  send(TAKE_OVER, "/");
  document.addEventListener("click", listen);
});
