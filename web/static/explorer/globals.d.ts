// What stands in the page beside the modules, and what the browser's own types
// leave out.

/** What the program exports. */
interface Program {
  inbox(length: number): number;
  receive(message: number, length: number): number;
  memory: WebAssembly.Memory; // of TinyGo's
  mem: WebAssembly.Memory; // of Go's
}

/** The compiler's own script, wasm_exec.js. */
declare class Go {
  importObject: WebAssembly.Imports;
  exited: boolean;
  run(instance: WebAssembly.Instance): Promise<void>;
}

/** Runs scripts in a worker. */
declare function importScripts(...addresses: string[]): void;

/** The script of the colours, theme.js. */
declare var explorerTheme: ((url: URL) => void) | undefined;

/** What the starter offers to the scripts that come after it, and to tests. */
declare var explorer: {
  offer(message: number, content?: string | Uint8Array): boolean;
  apply(buffer: Uint8Array): number;
  enter(before: string): void;
  serve(url: URL, target: [string | undefined, boolean | undefined, Element]): boolean;
  visit(url: URL, message: number): boolean;
};

/** Fetches what the program lacks of the data for a view; set where a page may have an excerpt of them. */
declare var explorerComplete: ((url: URL, message: number) => boolean) | undefined;

/** Makes files of charts for the button that was pressed last; set where a page has such buttons. */
declare var explorerPictures: { acting: any; exportImage(how: string, name: string, drawn: string): void };

interface Navigator {
  readonly connection?: { readonly saveData: boolean };
}

/** A sheet that a script brings, as text. */
declare module "*.css" {
  const text: string;
  export default text;
}
