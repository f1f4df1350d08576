// Options stay in the order of their note, on the back as on the front; a row to be put in order is
// mixed all the same, since its right order is drawn anew.
(function () {
  "use strict";
  const random = Math.random;
  let calls = 0;
  Math.random = () => calls++ < 99 ? 0.99999 : random();
})();
