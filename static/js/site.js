// Comfort only: every page works without this file. It adds no words of law, decides nothing, stores nothing.
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("js");

  function all(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }

  function say(words) {
    var live = document.getElementById("live");
    if (live) live.textContent = words;
  }

  // A second click on a slow line must not send the form twice; coming back by the Back button frees it.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (!form.hasAttribute("data-once")) return;
    if (form.hasAttribute("data-sent")) return event.preventDefault();
    form.setAttribute("data-sent", "");
    form.removeAttribute("data-unsaved-now");
    say("Đang gửi…");
  });
  window.addEventListener("pageshow", function () {
    all("form[data-sent]").forEach(function (form) { form.removeAttribute("data-sent"); });
  });

  // Leaving a half-written form asks first.
  document.addEventListener("input", function (event) {
    var form = event.target.form;
    if (form && form.hasAttribute("data-unsaved")) form.setAttribute("data-unsaved-now", "");
  });
  document.addEventListener("submit", function (event) { event.target.removeAttribute("data-unsaved-now"); });
  window.addEventListener("beforeunload", function (event) {
    if (document.querySelector("form[data-unsaved-now]")) event.preventDefault();
  });

  // Menus of the masthead close on Escape and on a click elsewhere.
  var menus = ".seat[open], .phone-menu[open]";
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    all(menus).forEach(function (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });
  document.addEventListener("click", function (event) {
    all(menus).forEach(function (menu) { if (!menu.contains(event.target)) menu.open = false; });
    var opener = event.target.closest && event.target.closest("[data-print]");
    if (opener) window.print();
  });

  // One tick for all rows of a table.
  document.addEventListener("change", function (event) {
    var name = event.target.getAttribute("data-check-all");
    if (!name || !event.target.form) return;
    all('input[name="' + name + '"]', event.target.form).forEach(function (box) {
      if (!box.disabled) box.checked = event.target.checked;
    });
  });

  // Files: show what was chosen, accept what is dropped.
  function sizeOf(file) {
    if (file.size < 1024) return file.size + " byte";
    // 1023.95 KB would be rounded to 1024,0: it is told as a MB.
    var isSmall = file.size < 1048524, size = file.size / (isSmall ? 1024 : 1048576);
    return size.toFixed(1).replace(".", ",") + (isSmall ? " KB" : " MB");
  }
  document.addEventListener("change", function (event) {
    var drop = event.target.closest && event.target.closest("[data-drop]");
    if (!drop || event.target.type !== "file") return;
    var list = drop.querySelector(".drop-files");
    list.textContent = "";
    Array.prototype.forEach.call(event.target.files, function (file) {
      var item = document.createElement("li");
      item.textContent = file.name + " (" + sizeOf(file) + ")";
      list.appendChild(item);
    });
  });
  ["dragenter", "dragover", "dragleave", "drop"].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      var drop = event.target.closest && event.target.closest("[data-drop]");
      if (!drop) return;
      event.preventDefault();
      drop.classList.toggle("drop-over", kind === "dragenter" || kind === "dragover");
      if (kind !== "drop" || !event.dataTransfer.files.length) return;
      var input = drop.querySelector("input[type=file]");
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  });

  // What is chosen in a field too narrow for it stands whole beneath the field.
  var pen = document.createElement("canvas").getContext("2d");
  function tellChosen(select) {
    var style = getComputedStyle(select), chosen = select.options[select.selectedIndex], told = select.nextElementSibling;
    var room = select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    if (told && told.classList.contains("chosen-words")) told.remove();
    pen.font = [style.fontStyle, style.fontWeight, style.fontSize, style.fontFamily].join(" ");
    if (select.multiple || !chosen || !select.clientWidth || pen.measureText(chosen.text).width <= room) return;
    told = document.createElement("p");
    told.className = "field-help chosen-words";
    told.setAttribute("aria-hidden", "true");
    told.textContent = chosen.text;
    select.insertAdjacentElement("afterend", told);
  }
  function tellAllChosen() { all("select.form-select").forEach(tellChosen); }
  document.addEventListener("change", function (event) {
    if (event.target.classList.contains("form-select")) tellChosen(event.target);
  });
  document.addEventListener("toggle", tellAllChosen, true);
  document.addEventListener("htmx:afterSwap", tellAllChosen);
  window.addEventListener("resize", tellAllChosen);
  (document.fonts ? document.fonts.ready : Promise.resolve()).then(tellAllChosen);

  // A live check that fails says so instead of leaving old findings on the page in silence.
  function lost() {
    say("Chưa kiểm tra được ngay: mất kết nối hoặc phiên đã hết. Nội dung đang gõ vẫn còn trên trang.");
    document.getElementById("live").className = "live-lost";
  }
  function found() {
    var live = document.getElementById("live");
    if (live.className === "live-lost") { live.className = "visually-hidden"; live.textContent = ""; }
  }
  document.addEventListener("htmx:sendError", lost);
  document.addEventListener("htmx:responseError", lost);
  document.addEventListener("htmx:afterSwap", found);

  // The fault list takes the focus once, so that a screen reader begins with it.
  var faults = document.querySelector(".error-summary");
  if (faults) faults.focus();
})();
