// Passkeys: the one thing that no form can do by itself is to ask a device for its answer. The server checks it.
(function () {
  "use strict";

  function tell(form, fault) {
    form.querySelectorAll("[data-passkey-fault]").forEach(function (words) {
      words.hidden = words.getAttribute("data-passkey-fault") !== fault;
    });
  }

  function asked(kind, options) {
    var device = window.PublicKeyCredential;
    if (kind === "create") {
      return navigator.credentials.create({ publicKey: device.parseCreationOptionsFromJSON(options) });
    }
    return navigator.credentials.get({ publicKey: device.parseRequestOptionsFromJSON(options) });
  }

  // What a browser puts back into the field (Back, reload) answers a question that is over: it counts for nothing.
  var answered = null;

  document.addEventListener("submit", function (event) {
    var form = event.target, kind = form.getAttribute("data-passkey");
    if (!kind || answered === form) return;
    event.preventDefault();
    form.elements.credential.value = "";
    tell(form, "");
    if (!(window.PublicKeyCredential && PublicKeyCredential.parseCreationOptionsFromJSON)) {
      return tell(form, "unsupported");
    }
    asked(kind, JSON.parse(form.getAttribute("data-options"))).then(function (answer) {
      answered = form;
      form.elements.credential.value = JSON.stringify(answer.toJSON());
      // From here it is a form like any other, which a second click must not send twice.
      form.setAttribute("data-once", "");
      form.requestSubmit();
    }).catch(function () { tell(form, "refused"); });
  });
  window.addEventListener("pageshow", function () { answered = null; });
})();
