"""Texts that stand for themselves begin with a capital: headings, buttons, cells, labels, notes, badges."""

from __future__ import annotations

# What is data begins as it was given: an account, a file, an address, a checksum.
BEGINS_SMALL = """() => {
  const alone = 'h1, h2, h3, h4, h5, h6, p, li, dt, dd, th, td, caption, legend, summary, label, option, '
    + 'optgroup, button, a.btn, .chip, .row-note, .notice-title, .field-help';
  const found = new Set();
  for (const part of document.querySelectorAll('main :is(' + alone + ')')) {
    const text = ({option: part.text, optgroup: part.label}[part.localName] ?? part.innerText ?? '').trim();
    if (/^\\p{Ll}/u.test(text) && !/^[a-z]*[\\d._@\\/-]/.test(text))
      found.add('begins small: ' + text.slice(0, 60).replace(/\\s+/g, ' '));
  }
  return [...found];
}"""
