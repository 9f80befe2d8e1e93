// What the pages have that are longer than the overview, beside the starter.
import { followContents } from "./contents.js";
import { followExcerpts } from "./excerpts.js";
import { followForms } from "./filters.js";
import { followKeep } from "./keep.js";
import { followLater } from "./later.js";
import { followLists } from "./lists.js";
import { followPictures } from "./pictures.js";
import { followYears } from "./years.js";

followContents();
followExcerpts();
followForms();
followKeep();
followLater();
followLists();
followPictures();
followYears();
