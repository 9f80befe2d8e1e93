// What the pages have that hand figures on: pictures, steps through slides, copying and
// sharing.
import { followCopies } from "./copies.js";
import { followPictures } from "./pictures.js";
import { followShare } from "./share.js";
import { followSteps } from "./steps.js";

followCopies();
followPictures();
followShare();
followSteps();
