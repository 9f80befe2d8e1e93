// Runs a program that Go or TinyGo compiled, with the compiler's own script.
const go = new Go();
WebAssembly.instantiateStreaming(fetch("/app.wasm"), go.importObject).then(({ instance }) => {
  globalThis.instance = instance;
  go.run(instance);
});
