"use strict";
/* The page of one form: draws the questions, keeps what is typed, saves it as a file. Texts of the
   form reach the page only as text (textContent), never as markup. */
(() => {
  const data = JSON.parse(document.getElementById("form").textContent);
  const form = data.form;
  const draft = new Draft(`zhetekshi:${form.code}:${form.version}:${data.copy}`);
  const main = document.querySelector("main");
  const notices = document.getElementById("notices");
  const shown = []; // what has to look again after an answer: functions
  const touched = new Set(); // questions whose faults are shown
  let language = data.language;
  let instance = newInstance();
  let filling = fill({});
  let saved = true;

  // Small things

  function word(key, values) {
    const words = data.words[language] || data.words[form.default] || data.words.en;
    return words[key].replace(/\{(\w+)\}/g, (_mark, name) => values[name]);
  }

  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value === true) element.setAttribute(name, "");
      else if (value !== false && value !== undefined && value !== "") element.setAttribute(name, value);
    }
    element.append(...children.filter((each) => each !== null && each !== undefined));
    return element;
  }

  function newInstance() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = Array.from(bytes, (each) => each.toString(16).padStart(2, "0")).join("");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  }

  function now() {
    const moment = new Date();
    return new Date(moment.getTime() - moment.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
  }

  /* What the page knows already, such as the school it is for, is not asked. */
  const isGiven = (item) => Object.keys(data.given).includes(item.name);

  function fill(record) {
    const found = new Filling(form, Object.assign({}, data.given, record), now(), language);
    found.begin();
    return found;
  }

  const words = (texts) => filling.words(texts, language);
  const idOf = (question, place) => [question.name, ...place.rounds].join("-");
  const inputName = (question, place) => (place.rounds.length ? idOf(question, place) : question.name);
  const has = (item, appearance) => (item.appearance || []).includes(appearance);

  // An answer given

  function take(question, place, given) {
    saved = false;
    filling.answer(question, place, given);
    keepDraft();
    look();
  }

  function look() {
    for (const each of shown) each();
    const asked = filling.asked().filter(({ question }) => !Filling.silent(question) && !isGiven(question));
    const done = asked.filter(({ question, place }) => filling.value(question, place)).length;
    const bar = document.getElementById("progress");
    bar.max = Math.max(asked.length, 1);
    bar.value = done;
    document.getElementById("done").textContent = word("progress", { done, total: asked.length });
  }

  // Questions

  function title(question, tag, attributes) {
    const number = question.number ? make("span", { class: "number" }, question.number) : null;
    const needed = question.required ? "needed" : "";
    const all = Object.assign({ class: `title ${needed}` }, attributes);
    return make(tag, all, number, make("span", {}, words(question.labels)));
  }

  function hint(item) {
    const text = words(item.hints || {});
    return text ? make("p", { class: "hint" }, text) : null;
  }

  function faultLine(question, place, fields) {
    const id = `${idOf(question, place)}-fault`;
    const line = make("p", { class: "fault", id, hidden: true });
    shown.push(() => {
      const fault = touched.has(idOf(question, place)) ? filling.wrong(question, place) : null;
      line.hidden = !fault;
      line.textContent = fault ? words(fault.texts || {}) || word(fault.code) : "";
      for (const field of fields()) {
        field.setAttribute("aria-invalid", String(Boolean(fault)));
        if (fault) field.setAttribute("aria-describedby", id);
        else field.removeAttribute("aria-describedby");
      }
    });
    return line;
  }

  /* A question with its title, input and fault; `several` inputs need a fieldset. */
  function frame(question, place, body, several) {
    const id = idOf(question, place);
    const box = make(several ? "fieldset" : "div", { class: "q", id: `q-${id}` });
    box.append(title(question, several ? "legend" : "label", several ? {} : { for: id }));
    box.append(...[hint(question), body].filter(Boolean));
    box.append(faultLine(question, place, () => box.querySelectorAll("input, select, textarea")));
    box.addEventListener("focusout", (event) => {
      if (box.contains(event.relatedTarget)) return;
      touched.add(id);
      look();
    });
    shown.push(() => { box.hidden = !filling.isRelevant(question, place); });
    return box;
  }

  const INPUTS = { date: "date", time: "time", dateTime: "datetime-local" };

  function line(question, place) {
    const long = question.kind === "text" && has(question, "multiline");
    const number = ["integer", "decimal", "range"].includes(question.kind);
    const field = make(long ? "textarea" : "input", {
      type: long ? "" : INPUTS[question.kind] || "text",
      id: idOf(question, place),
      name: inputName(question, place),
      class: number ? "short" : "",
      inputmode: number ? (question.kind === "integer" ? "numeric" : "decimal") : "",
      readonly: Boolean(question.read_only),
      autocomplete: "off",
      oninput: () => take(question, place, field.value),
    });
    field.value = filling.value(question, place);
    return frame(question, place, field, false);
  }

  function ticks(question, place) {
    const many = question.kind === "select_multiple";
    const list = make("div", { class: has(question, "likert") ? "likert" : "" });
    const draw = () => {
      const chosen = filling.value(question, place).split(" ");
      list.replaceChildren(...filling.choices(question, place).map((choice) => {
        const box = make("input", {
          type: many ? "checkbox" : "radio",
          name: inputName(question, place),
          value: choice.code,
          checked: chosen.includes(choice.code),
          onchange: () => take(question, place, ticked(list)),
        });
        return make("label", { class: "choice" }, box, make("span", {}, words(choice.labels)));
      }));
    };
    draw();
    if (question.choice_filter) shown.push(redrawn(question, place, draw));
    return frame(question, place, many ? list : make("div", {}, list, clearing(question, place, list)), true);
  }

  const ticked = (list) => Array.from(list.querySelectorAll("input:checked"), (each) => each.value).join(" ");

  /* Draw the choices again only when others are offered, so that the focus stays where it is. */
  function redrawn(question, place, draw) {
    let before = "";
    return () => {
      const codes = filling.choices(question, place).map((each) => each.code).join(" ");
      if (codes !== before) draw();
      before = codes;
    };
  }

  function clearing(question, place, list) {
    const button = make("button", {
      type: "button",
      class: "plain",
      onclick: () => {
        for (const each of list.querySelectorAll("input:checked")) each.checked = false;
        take(question, place, "");
      },
    }, word("clear"));
    shown.push(() => { button.hidden = !filling.value(question, place); });
    return button;
  }

  function drop(question, place, label, value, onchange) {
    const empty = make("option", { value: "" }, "—");
    const options = filling.choices(question, place).map((choice) =>
      make("option", { value: choice.code, selected: choice.code === value }, words(choice.labels)));
    return make("select", { name: inputName(question, place), "aria-label": label, onchange }, empty, ...options);
  }

  function select(question, place) {
    const field = drop(question, place, "", filling.value(question, place), () => take(question, place, field.value));
    field.removeAttribute("aria-label");
    field.id = idOf(question, place);
    return frame(question, place, field, false);
  }

  function rank(question, place) {
    const list = make("div", {});
    const given = filling.value(question, place).split(" ");
    const read = () => {
      const codes = Array.from(list.querySelectorAll("select"), (each) => each.value).filter(Boolean);
      take(question, place, codes.join(" "));
    };
    filling.choices(question, place).forEach((_choice, at) => {
      const label = word("place", { number: at + 1 });
      list.append(make("label", { class: "choice" }, make("span", {}, label), drop(question, place, label, given[at], read)));
    });
    return frame(question, place, list, true);
  }

  function scale(question, place) {
    const [start, end, step] = ["start", "end", "step"].map((name, at) =>
      Number((question.parameters || {})[name] || [0, 10, 1][at]));
    const number = Math.floor((end - start) / step) + 1;
    if (!(number > 0 && number <= 11)) return line(question, place);
    const list = make("div", { class: "likert" });
    for (let at = 0; at < number; at += 1) {
      const value = String(Number((start + at * step).toFixed(6)));
      const box = make("input", {
        type: "radio",
        name: inputName(question, place),
        value,
        checked: filling.value(question, place) === value,
        onchange: () => take(question, place, value),
      });
      list.append(make("label", { class: "choice" }, box, make("span", {}, value)));
    }
    return frame(question, place, list, true);
  }

  function acknowledge(question, place) {
    const box = make("input", {
      type: "checkbox",
      id: idOf(question, place),
      name: inputName(question, place),
      value: "OK",
      checked: filling.value(question, place) === "OK",
      onchange: () => take(question, place, box.checked ? "OK" : ""),
    });
    return frame(question, place, box, false);
  }

  function note(question, place) {
    const text = make("p", { class: "note" });
    shown.push(() => {
      text.hidden = !filling.isRelevant(question, place);
      text.textContent = words(question.labels).replace(/\$\{([^}]+)\}/g, (_mark, name) =>
        Expressions.text(filling.answerFor(name.trim(), place)));
    });
    return text;
  }

  function kept(question, place) {
    return frame(question, place, make("p", { class: "hint" }, word("kept")), true);
  }

  const DRAWN = { select_multiple: ticks, rank, range: scale, acknowledge, note, kept };
  const UNSEEN = ["calculate", "hidden", "meta"];

  function draw(item, place) {
    if (item.items) return item.repeats ? repeat(item, place) : group(item, place);
    if (UNSEEN.includes(item.kind) || isGiven(item)) return null;
    if (item.kind === "select_one") return (has(item, "minimal") ? select : ticks)(item, place);
    return (DRAWN[item.kind] || line)(item, place);
  }

  // Groups

  function group(item, place) {
    const box = make("div", { class: "q", role: "group" });
    const text = words(item.labels);
    if (text) {
      const heading = title(item, "p", { id: `g-${idOf(item, place)}` });
      box.setAttribute("aria-labelledby", heading.id);
      box.append(heading);
    }
    box.append(...[hint(item)].filter(Boolean));
    if (isMatrix(item)) box.append(matrix(item, place));
    else box.append(...item.items.map((each) => draw(each, place)).filter(Boolean));
    if (has(item, "percent-split")) box.append(sumLine(item, place));
    shown.push(() => { box.hidden = !filling.isRelevant(item, place); });
    return box;
  }

  function sumLine(item, place) {
    const text = make("p", { class: "sum", "aria-live": "polite" });
    shown.push(() => {
      const values = item.items.map((each) => Number(filling.value(each, place)) || 0);
      text.textContent = word("sum", { sum: values.reduce((sum, each) => sum + each, 0) });
    });
    return text;
  }

  const isMatrix = (item) => has(item, "table-list") && item.items.length > 0 &&
    item.items.every((each) => each.kind === "select_one" && each.choices === item.items[0].choices);

  function matrix(item, place) {
    const choices = form.lists[item.items[0].choices] || [];
    const head = choices.map((each) => make("th", { scope: "col" }, words(each.labels)));
    const rows = item.items.map((question) => row(question, place, choices));
    return make("table", {}, make("thead", {}, make("tr", {}, make("td"), ...head)), make("tbody", {}, ...rows));
  }

  function row(question, place, choices) {
    const id = idOf(question, place);
    const cells = choices.map((choice) => {
      const text = words(choice.labels);
      const box = make("input", {
        type: "radio",
        name: inputName(question, place),
        value: choice.code,
        "aria-label": `${words(question.labels)}: ${text}`,
        checked: filling.value(question, place) === choice.code,
        onchange: () => take(question, place, choice.code),
      });
      return make("td", {}, make("label", {}, box, make("span", { class: "said", "aria-hidden": "true" }, text)));
    });
    const heading = make("th", { scope: "row" }, title(question, "span", {}));
    const line_ = make("tr", { id: `q-${id}`, role: "radiogroup", "aria-label": words(question.labels) }, heading, ...cells);
    heading.append(faultLine(question, place, () => line_.querySelectorAll("input")));
    heading.append(clearing(question, place, line_));
    shown.push(() => { line_.hidden = !filling.isRelevant(question, place); });
    return line_;
  }

  function repeat(item, place) {
    const box = make("div", {});
    let number = -1;
    const drawRounds = () => {
      const rounds = Filling.inside(place, item.name);
      if (rounds.length === number) return;
      number = rounds.length;
      box.replaceChildren(...rounds.map((each, at) => round(item, place, each, at)));
      if (!item.count) box.append(adding(item, place));
    };
    drawRounds();
    shown.push(() => {
      box.hidden = !filling.isRelevant(item, place);
      if (Filling.inside(place, item.name).length !== number) redraw();
    });
    return box;
  }

  function round(item, place, inner, at) {
    const heading = `${words(item.labels)} ${at + 1}`.trim();
    const box = make("fieldset", { class: "round" }, make("legend", {}, heading));
    box.append(...item.items.map((each) => draw(each, inner)).filter(Boolean));
    if (!item.count) {
      const remove = () => { filling.removeRound(item, place, at); changed(); };
      box.append(make("button", { type: "button", class: "plain", onclick: remove }, word("remove")));
    }
    return box;
  }

  function adding(item, place) {
    const add = () => { filling.addRound(item, place); changed(); };
    return make("button", { type: "button", onclick: add }, word("add"));
  }

  function changed() {
    saved = false;
    keepDraft();
    redraw();
  }

  // The whole page

  function redraw() {
    const focused = document.activeElement && document.activeElement.name;
    filling.language = language;
    shown.length = 0;
    main.replaceChildren(...sections());
    document.documentElement.lang = language;
    document.title = words(form.titles);
    document.getElementById("title").textContent = words(form.titles);
    for (const each of document.querySelectorAll("[data-word]")) each.textContent = word(each.dataset.word);
    drawLanguages();
    look();
    const again = focused && main.querySelector(`[name="${CSS.escape(focused)}"]`);
    if (again) again.focus();
  }

  /* Labelled groups of the form are cards; what stands between them shares one. */
  function sections() {
    const cards = [];
    let loose = null;
    for (const item of form.items) {
      const own = item.items && !item.repeats && words(item.labels) && !isMatrix(item) && !item.number;
      if (own) {
        cards.push(card(item));
        loose = null;
        continue;
      }
      const drawn = draw(item, filling.whole);
      if (!drawn) continue;
      if (!loose) cards.push((loose = make("section", {})));
      loose.append(drawn);
    }
    return cards;
  }

  function card(item) {
    const inner = item.items.map((each) => draw(each, filling.whole)).filter(Boolean);
    const box = make("section", {}, make("h2", {}, words(item.labels)), ...inner);
    shown.push(() => { box.hidden = !filling.isRelevant(item, filling.whole); });
    return box;
  }

  function drawLanguages() {
    const buttons = form.languages.length < 2 ? [] : form.languages.map((each) => make("button", {
      type: "button",
      lang: each.code,
      "aria-pressed": String(each.code === language),
      onclick: () => { language = each.code; keepDraft(); notices.replaceChildren(); redraw(); },
    }, each.name));
    document.getElementById("languages").replaceChildren(...buttons);
  }

  function say(kind, ...parts) {
    notices.replaceChildren(make("div", { class: `message ${kind}`, role: "status", tabindex: "-1" }, ...parts));
    notices.firstChild.focus();
    notices.firstChild.scrollIntoView({ block: "center" });
  }

  const button = (key, onclick, kind) => make("button", { type: "button", class: kind || "", onclick }, word(key));

  // Saving

  function canonicalJson(value) {
    if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
    if (value && typeof value === "object") {
      const names = Object.keys(value).sort();
      return `{${names.map((name) => `${canonicalJson(name)}:${canonicalJson(value[name])}`).join(",")}}`;
    }
    return JSON.stringify(value).replace(/[\u0080-\uffff]/g, (sign) =>
      `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
  }

  function checksum(text) {
    let sum = 0xffffffff;
    for (let at = 0; at < text.length; at += 1) {
      sum ^= text.charCodeAt(at);
      for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
    return ((sum ^ 0xffffffff) >>> 0).toString(16).padStart(8, "0");
  }

  function response(finished) {
    const content = {
      answers: filling.finished(),
      copy: data.copy,
      day: now().slice(0, 10),
      finished,
      form: form.code,
      instance,
      language,
      version: form.version,
      wave: data.wave,
    };
    return `${JSON.stringify({ zhetekshi: "response", crc32: checksum(canonicalJson(content)), response: content }, null, 1)}\n`;
  }

  function save() {
    const faults = filling.faults();
    if (!faults.length) return write(true);
    for (const { question, place } of faults) touched.add(idOf(question, place));
    look();
    const links = faults.slice(0, 20).map(({ question, place, fault }) => {
      const reach = () => reachQuestion(question, place);
      const text = `${question.number || ""} ${words(question.labels)} — ${words(fault.texts || {}) || word(fault.code)}`;
      return make("li", {}, make("a", { href: `#q-${idOf(question, place)}`, onclick: reach }, text.trim()));
    });
    return say("bad", make("p", {}, word("faults", { number: faults.length })), make("ul", {}, ...links),
      button("save_unfinished", () => write(false)));
  }

  function reachQuestion(question, place) {
    const box = document.getElementById(`q-${idOf(question, place)}`);
    const field = box && box.querySelector("input, select, textarea");
    if (field) setTimeout(() => field.focus(), 0);
  }

  /* No two files have one name: a browser would put "(1)" behind the ending, and it was lost. */
  function fileName() {
    const parts = [form.code, data.copy, instance.slice(0, 8), newInstance().slice(0, 4)];
    return `${parts.filter(Boolean).join("_")}.nisresp.json`;
  }

  function write(finished) {
    const name = fileName();
    const address = URL.createObjectURL(new Blob([response(finished)], { type: "application/json" }));
    const link = make("a", { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
    saved = true;
    say("good", make("p", {}, word(finished ? "saved" : "saved_unfinished", { name })), make("p", {}, word("check_file")),
      make("div", { class: "line" }, button("next", next, "main"), button("show_text", () => showText(finished))));
  }

  function showText(finished) {
    const area = make("textarea", { readonly: true, rows: "12", "aria-label": word("show_text") });
    area.value = response(finished);
    say("", make("p", {}, word("copy_text")), area);
    area.select();
  }

  function next() {
    draft.keep(null);
    instance = newInstance();
    touched.clear();
    filling = fill({});
    saved = true;
    notices.replaceChildren();
    redraw();
    window.scrollTo(0, 0);
  }

  function open(file) {
    const reader = new FileReader();
    reader.onload = () => {
      const found = read(reader.result);
      if (found === null) return say("bad", make("p", {}, word("not_response")));
      if (found.form !== form.code || found.version !== form.version) return say("bad", make("p", {}, word("other_form")));
      instance = found.instance;
      filling = fill(found.answers);
      saved = true;
      redraw();
      return say("good", make("p", {}, word("opened")));
    };
    reader.readAsText(file);
  }

  function read(text) {
    try {
      const { zhetekshi, crc32, response: found } = JSON.parse(text);
      return zhetekshi === "response" && crc32 === checksum(canonicalJson(found)) ? found : null;
    } catch (fault) {
      return null;
    }
  }

  // The draft: a convenience of the last seconds, never the answers themselves

  function keepDraft() {
    draft.keep({ instance, language, record: filling.record });
  }

  function offerDraft(found) {
    if (!found || !found.record || !Object.values(found.record).some(Boolean)) return;
    const go = () => {
      instance = found.instance;
      language = found.language;
      filling = fill(found.record);
      saved = false;
      notices.replaceChildren();
      redraw();
    };
    say("", make("p", {}, word("draft")), make("div", { class: "line" }, button("continue", go, "main"), button("anew", next)));
  }

  for (const id of ["save", "save-below"]) document.getElementById(id).addEventListener("click", save);
  document.getElementById("print").addEventListener("click", () => window.print());
  document.getElementById("text").addEventListener("click", () => showText(!filling.faults().length));
  document.getElementById("choose").addEventListener("click", () => document.getElementById("file").click());
  document.getElementById("file").addEventListener("change", (event) => {
    if (event.target.files.length) open(event.target.files[0]);
    event.target.value = "";
  });
  window.addEventListener("beforeunload", (event) => {
    if (saved) return;
    event.preventDefault();
    event.returnValue = "";
  });
  redraw();
  draft.find(offerDraft);
})();
