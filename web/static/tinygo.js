// Runs a program of TinyGo's, as the compiler's own script does for every program: ours
// ask for no more than the time and, when they start, for what Node.js would have.
globalThis.Go = class {
  exited = false;
  importObject = {
    gojs: {
      "runtime.ticks": () => BigInt(Math.round(performance.now() * 1e6)), // nanoseconds
      "syscall/js.valueGet": () => 0n, // undefined
    },
  };

  /** @param {WebAssembly.Instance} instance */
  async run(instance) { /** @type {any} */ (instance.exports)._initialize(); }
};
