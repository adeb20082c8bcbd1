// Comfort only: keeps the count of unanswered items while a member chooses. The server counts again.
(function () {
  "use strict";
  var form = document.getElementById("ballot");
  var shown = document.querySelector("[data-unanswered]");
  if (!form || !shown) return;
  var items = form.querySelectorAll(".question");
  var elsewhere = Number(shown.dataset.elsewhere || 0);
  function count() {
    var answered = form.querySelectorAll(".question input:checked").length;
    var left = elsewhere + items.length - answered;
    shown.textContent = String(left).replace(/\B(?=(\d{3})+$)/g, ".");
    form.querySelectorAll("[data-some]").forEach(function (each) { each.hidden = left === 0; });
    form.querySelector("[data-all]").hidden = left > 0;
  }
  form.addEventListener("change", function (event) {
    var question = event.target.closest ? event.target.closest(".question") : null;
    if (question) question.classList.remove("question-missing");
    count();
  });
  window.addEventListener("pageshow", count);
})();
