// What the pages have that hand figures on: steps through slides, copying and sharing.
import { followCopies } from "./copies.js";
import { followShare } from "./share.js";
import { followSteps } from "./steps.js";

followCopies();
followShare();
followSteps();
