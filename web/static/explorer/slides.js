// What the pages have that hand figures on: steps through slides, and sharing.
import { followShare } from "./share.js";
import { followSteps } from "./steps.js";

followShare();
followSteps();
