// What the pages have that hand figures on: pictures, steps through slides, and sharing.
import { followPictures } from "./pictures.js";
import { followShare } from "./share.js";
import { followSteps } from "./steps.js";

followPictures();
followShare();
followSteps();
