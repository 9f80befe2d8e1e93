// What the long pages have beside the starter.
export {};
