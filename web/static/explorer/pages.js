// What the pages have that are longer than the overview, beside the starter.
import { followContents } from "./contents.js";

followContents();
