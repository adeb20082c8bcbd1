// What is typed in a long form is kept by the server while it is typed, and who else has the form open is told.
// The page works without it. It keeps nothing in the browser: the machines of an office are shared.
(function () {
  "use strict";
  var PAUSE = 1000, AGAIN = 4000, LOOK = 20000, box = document.querySelector("form [data-open-form]");
  if (!box) return;
  var form = box.closest("form"), timer = 0, sending = null;
  var isChanged = false, isLost = false, left = [];
  // A form may stand on the page of another address.
  var address = new URL(form.getAttribute("action") || "", location.href).pathname;
  function parts() { return Array.prototype.slice.call(form.elements); }
  function part(name) { return box.querySelector("[data-" + name + "]"); }
  if (form.querySelector("fieldset[disabled]")) return;

  function tell(words, isBad) {
    var place = part("kept");
    if (place.textContent !== words) place.textContent = words;
    place.classList.toggle("open-form-lost", !!isBad);
  }

  function ask(wanted, body, isLast) {
    var sent = body || new FormData(), own = form.querySelector("input[name=csrfmiddlewaretoken]");
    if (!sent.has("csrfmiddlewaretoken") && own) sent.append("csrfmiddlewaretoken", own.value);
    var text = new URLSearchParams(sent).toString();
    sending = new AbortController();
    return fetch(address, {
      method: "POST", redirect: "manual", body: text, signal: sending.signal,
      headers: { "X-Open-Form": wanted, "Content-Type": "application/x-www-form-urlencoded" },
      // A page that is being closed may still send this much.
      keepalive: (isLast || document.hidden) && text.length < 60000
    }).then(function (answer) {
      if (answer.type === "opaqueredirect") throw new Error("signed out");
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.status === 204 ? {} : answer.json();
    });
  }

  // Files and passwords are never kept.
  function typed() {
    var found = new FormData();
    parts().forEach(function (field) {
      if (!field.name || field.disabled || /^(file|password|submit|button|image|reset)$/.test(field.type)) return;
      if (/^(checkbox|radio)$/.test(field.type) && !field.checked) return;
      if (field.type !== "select-multiple") return found.append(field.name, field.value);
      Array.prototype.forEach.call(field.selectedOptions, function (each) { found.append(field.name, each.value); });
    });
    return found;
  }

  function showOthers(told) { if ("others" in told && part("others").textContent !== told.others) part("others").textContent = told.others; }

  function why(fault) {
    if (fault.message === "signed out") return "Phiên đăng nhập đã hết, chưa lưu. Đăng nhập ở một thẻ khác rồi gõ tiếp ở đây.";
    if (fault.message === "413") return "Biểu mẫu dài quá mức lưu tạm; phần đang gõ chỉ được lưu khi bấm nút gửi.";
    if (/^4/.test(fault.message)) return "Chưa lưu tạm được. Nội dung đang gõ vẫn còn trên trang.";
    return "Mất kết nối, chưa lưu. Nội dung vẫn còn trên trang và tự lưu khi có kết nối lại.";
  }

  function keep() {
    clearTimeout(timer);
    isChanged = false;
    return ask("keep", typed()).then(function (told) {
      isLost = false;
      if (!isChanged) form.removeAttribute("data-unsaved-now");
      tell(told.kept || "");
      showOthers(told);
    }).catch(function (fault) {
      if (fault.name === "AbortError") return;
      isChanged = true;
      isLost = !/^4/.test(fault.message);
      tell(why(fault), true);
      if (isLost) timer = setTimeout(keep, AGAIN);
    });
  }

  function soon() {
    isChanged = true;
    if (isLost) return;
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  }
  // A field may belong to the form and stand outside of it.
  ["input", "change"].forEach(function (kind) {
    document.addEventListener(kind, function (event) { if (event.target === form || event.target.form === form) soon(); });
  });
  window.addEventListener("online", function () { if (isChanged) keep(); });
  document.addEventListener("visibilitychange", function () { if (document.hidden && isChanged && !isLost) keep(); });

  // Whoever closes the page or goes elsewhere has it open no longer; the Back button may show it again.
  window.addEventListener("pagehide", function () {
    clearTimeout(timer);
    ask("close", isChanged && !isLost ? typed() : null, true).catch(function () {});
    isChanged = isChanged && isLost;
  });
  window.addEventListener("pageshow", function (event) { if (event.persisted) look(); });

  // A form is not sent into a cut line: the browser's own page of error would take the place of what was typed.
  document.addEventListener("submit", function (event) {
    if (event.target !== form) return;
    clearTimeout(timer);
    if (!isLost && navigator.onLine !== false) {
      // What is being sent is not kept beside it.
      isChanged = false;
      return sending && sending.abort();
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    keep().then(function () {
      if (!isLost) return form.requestSubmit(event.submitter);
      tell("Mất kết nối, chưa gửi được. Nội dung vẫn còn trên trang; có kết nối lại thì bấm gửi lần nữa.", true);
    });
  }, true);

  // What was typed before, put back where the page still asks for it.
  function put(fields) {
    var texts = {}, there = {};
    fields.forEach(function (pair) { texts[pair[0]] = pair[1].slice(); });
    parts().forEach(function (field) {
      if (!field.name || field.name === "csrfmiddlewaretoken" || field.name === "form_key" || field.disabled) return;
      if (/^(file|password|submit|button|image|reset)$/.test(field.type)) return;
      there[field.name] = true;
      var told = texts[field.name] || [];
      if (/^(checkbox|radio)$/.test(field.type)) field.checked = told.indexOf(field.value) !== -1;
      else if (field.type === "select-multiple") Array.prototype.forEach.call(field.options, function (each) { each.selected = told.indexOf(each.value) !== -1; });
      else if (told.length) field.value = told.shift();
    });
    return fields.filter(function (pair) { return !there[pair[0]] && pair[1].join(""); });
  }
  // A field that the page shows only once another is chosen comes by a live check.
  document.addEventListener("htmx:afterSwap", function () {
    left = left.filter(function (pair) { return form.querySelector('[name="' + pair[0] + '"]') ? put(typedAnd(pair)).length : true; });
  });
  function typedAnd(pair) {
    var all = {};
    typed().forEach(function (text, name) { (all[name] = all[name] || []).push(text); });
    all[pair[0]] = pair[1];
    return Object.keys(all).map(function (name) { return [name, all[name]]; });
  }

  box.addEventListener("click", function (event) {
    var button = event.target.closest("[data-typed-use], [data-typed-drop]");
    if (!button) return;
    if (button.hasAttribute("data-typed-drop")) {
      return ask("drop").then(function () { part("typed").hidden = true; tell("Đã bỏ bản gõ dở."); })
        .catch(function (fault) { tell(why(fault), true); });
    }
    ask("typed").then(function (told) {
      left = put(told.fields);
      part("typed").hidden = true;
      form.dispatchEvent(new Event("change", { bubbles: true }));
      tell("Đã điền lại bản gõ dở. Xem lại rồi bấm gửi.");
      setTimeout(tellLeft, 2500);
    }).catch(function (fault) { tell(why(fault), true); });
  });

  // What the page has no field for any more is shown, to be copied.
  function tellLeft() {
    var words = left.map(function (pair) { return "“" + pair[1].join(", ") + "”"; });
    if (words.length) tell("Đã điền lại bản gõ dở, trừ phần không còn ô trên trang: " + words.join("; ") + ".", true);
  }

  function look() { ask("open").then(showOthers).catch(function () {}); }
  if (part("typed")) part("typed").hidden = false;
  look();
  setInterval(function () { if (!document.hidden && !isLost && !isChanged) look(); }, LOOK);
})();
