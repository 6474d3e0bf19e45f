"use strict";
/* A form being filled: what is asked, what is calculated, what is wrong; app/models/forms/filling.py
   says the same. Answers lie in a record by their names; of a repeat, in a record for each round.
   A place is { records, repeats, rounds }: the records on the way, and the rounds counted from 1. */
const Filling = (() => {
  const SILENT = ["note", "calculate", "hidden", "meta", "kept"];
  const SETTLING = 10;

  const textOf = (record, name) => (typeof record[name] === "string" ? record[name] : "");
  const roundsOf = (record, name) => (Array.isArray(record[name]) ? record[name] : []);
  const last = (list) => list[list.length - 1];

  function inside(place, repeat) {
    return roundsOf(last(place.records), repeat).map((record, at) => ({
      records: [...place.records, record],
      repeats: [...place.repeats, repeat],
      rounds: [...place.rounds, at + 1],
    }));
  }

  function outside(place, depth) {
    return {
      records: place.records.slice(0, depth + 1),
      repeats: place.repeats.slice(0, depth),
      rounds: place.rounds.slice(0, depth),
    };
  }

  function common(one, other) {
    let depth = 0;
    while (depth < Math.min(one.length, other.length) && one[depth] === other[depth]) depth += 1;
    return depth;
  }

  /* Where every named item stands: the groups around it, and the repeats among them. */
  function positions(items, around, known) {
    for (const item of items) {
      const repeats = around.filter((each) => each.repeats).map((each) => each.name);
      if (item.name) known.set(item.name, { item, around, repeats });
      if (item.items) positions(item.items, [...around, item], known);
    }
    return known;
  }

  // One way to write each answer

  const WAYS = {
    integer: (text) => (/^[+-]?\d{1,15}$/.test(text) ? String(Number(text) + 0 || 0) : null),
    decimal: decimal,
    range: decimal,
    date: (text) => (Expressions.text(Expressions.evaluate(["call", "date", ["value", text]], {})) || null),
    time: (text) => (/^([01]\d|2[0-3]):[0-5]\d/.test(text) ? text.slice(0, 5) : null),
  };
  const WRONG = {
    integer: "answer_not_whole",
    decimal: "answer_no_number",
    range: "answer_no_number",
    date: "answer_no_date",
    time: "answer_no_time",
  };

  function decimal(text) {
    const plain = text.replace(",", ".");
    if (!/^[+-]?(\d{1,12}(\.\d{0,12})?|\.\d{1,12})$/.test(plain)) return null;
    const [whole, part] = plain.replace(/^[+-]/, "").split(".");
    const trimmed = (part || "").replace(/0+$/, "");
    const digits = `${whole.replace(/^0+(?=\d)/, "") || "0"}${trimmed ? `.${trimmed}` : ""}`;
    return plain[0] === "-" && digits !== "0" ? `-${digits}` : digits;
  }

  class Filling {
    constructor(form, record, now, language) {
      this.form = form;
      this.record = record;
      this.now = now;
      this.language = language;
      this.known = positions(form.items, [], new Map());
      this.whole = { records: [record], repeats: [], rounds: [] };
    }

    words(texts, language) {
      const wanted = [language || this.language, this.form.default, ...this.form.languages.map((each) => each.code)];
      return wanted.map((code) => texts && texts[code]).find(Boolean) || "";
    }

    // What is asked

    applies(item, place) {
      if (!item.relevant) return true;
      const within = this.known.get(item.name);
      const depth = within ? within.repeats.length : place.repeats.length;
      return Expressions.holds(item.relevant, this.asking(outside(place, depth)));
    }

    isRelevant(item, place) {
      const within = this.known.get(item.name);
      return [...(within ? within.around : []), item].every((each) => this.applies(each, place));
    }

    asked(items = this.form.items, place = this.whole) {
      let found = [];
      for (const item of items) {
        if (!this.applies(item, place)) continue;
        if (!item.items) found.push({ question: item, place });
        else if (!item.repeats) found = found.concat(this.asked(item.items, place));
        else for (const each of inside(place, item.name)) found = found.concat(this.asked(item.items, each));
      }
      return found;
    }

    choices(question, place) {
      const every = this.form.lists[question.choices] || [];
      if (!question.choice_filter) return every;
      return every.filter((each) => Expressions.holds(question.choice_filter, this.asking(place, question, each)));
    }

    // Answers

    value(question, place) {
      return textOf(last(place.records), question.name);
    }

    /* Take what was typed; what cannot be read stays as it is and is a fault. */
    answer(question, place, given) {
      const written = this.canonical(question, given);
      last(place.records)[question.name] = written === null ? given.trim() : written;
      this.settle();
    }

    canonical(question, given) {
      const text = given.trim();
      if (!text) return "";
      if (question.kind === "select_multiple") return this.inOrder(question, text.split(/\s+/));
      return WAYS[question.kind] ? WAYS[question.kind](text) : text;
    }

    inOrder(question, codes) {
      const every = (this.form.lists[question.choices] || []).map((each) => each.code);
      return codes.sort((one, other) => every.indexOf(one) - every.indexOf(other)).join(" ");
    }

    begin() {
      for (const { question, place } of this.asked()) {
        if (question.default && !this.value(question, place)) {
          const value = Expressions.evaluate(question.default, this.asking(place, question));
          last(place.records)[question.name] = Expressions.text(value);
        }
      }
      this.settle();
    }

    settle() {
      for (let time = 0; time < SETTLING; time += 1) {
        const counted = this.countRounds(this.form.items, this.whole);
        if (!this.calculate() && !counted) return;
      }
    }

    calculate() {
      let changed = false;
      for (const { question, place } of this.asked()) {
        if (!question.calculation) continue;
        const value = Expressions.text(Expressions.evaluate(question.calculation, this.asking(place, question)));
        changed = changed || value !== this.value(question, place);
        last(place.records)[question.name] = value;
      }
      return changed;
    }

    countRounds(items, place) {
      let changed = false;
      for (const item of items.filter((each) => each.items)) {
        if (item.repeats && item.count) changed = this.setRounds(item, place) || changed;
        const inner = item.repeats ? inside(place, item.name) : [place];
        for (const each of inner) changed = this.countRounds(item.items, each) || changed;
      }
      return changed;
    }

    setRounds(repeat, place) {
      const wanted = Expressions.text(Expressions.evaluate(repeat.count, this.asking(place)));
      const rounds = roundsOf(last(place.records), repeat.name);
      const number = /^\d+$/.test(wanted) ? Math.min(Number(wanted), 1000) : 0;
      if (number === rounds.length) return false;
      const more = Array.from({ length: Math.max(0, number - rounds.length) }, () => ({}));
      last(place.records)[repeat.name] = rounds.concat(more).slice(0, number);
      return true;
    }

    addRound(repeat, place) {
      const record = last(place.records);
      record[repeat.name] = [...roundsOf(record, repeat.name), {}];
      this.settle();
    }

    removeRound(repeat, place, at) {
      const record = last(place.records);
      record[repeat.name] = roundsOf(record, repeat.name).filter((_each, number) => number !== at);
      this.settle();
    }

    finished() {
      const kept = {};
      for (const { question, place } of this.asked()) {
        const value = this.value(question, place);
        if (!value || question.kind === "note") continue;
        let record = kept;
        place.repeats.forEach((repeat, depth) => {
          record[repeat] = record[repeat] || [];
          while (record[repeat].length < place.rounds[depth]) record[repeat].push({});
          record = record[repeat][place.rounds[depth] - 1];
        });
        record[question.name] = value;
      }
      return kept;
    }

    // What is wrong

    faults() {
      return this.asked()
        .filter(({ question }) => !SILENT.includes(question.kind))
        .map(({ question, place }) => ({ question, place, fault: this.wrong(question, place) }))
        .filter(({ fault }) => fault);
    }

    /* Return { code, texts } of what is wrong with the answer to one question, or null. */
    wrong(question, place) {
      const value = this.value(question, place);
      const asking = this.asking(place, question);
      const messages = question.messages || {};
      if (!value) {
        const needed = question.required && Expressions.holds(question.required, asking);
        return needed ? { code: "answer_required", texts: messages.required } : null;
      }
      if (this.canonical(question, value) === null) return { code: WRONG[question.kind], texts: {} };
      if (question.constraint && !Expressions.holds(question.constraint, asking)) {
        return { code: "answer_outside", texts: messages.constraint };
      }
      if (question.choice_filter && !this.offers(question, place, value)) {
        return { code: "answer_filtered_out", texts: {} };
      }
      return null;
    }

    offers(question, place, value) {
      const codes = this.choices(question, place).map((each) => each.code);
      return value.split(" ").every((each) => codes.includes(each));
    }

    // What expressions may ask

    asking(place, question, choice) {
      return {
        now: this.now,
        own: question ? this.value(question, place) : "",
        position: place.rounds.length ? last(place.rounds) : 1,
        answer: (name) => this.answerFor(name, place),
        column: (name) => (choice ? (name === "name" ? choice.code : (choice.cells || {})[name] || "") : ""),
        choiceName: (code, name) => {
          const within = this.known.get(name);
          const offered = (within && this.form.lists[within.item.choices]) || [];
          const chosen = offered.find((each) => each.code === code);
          return chosen ? this.words(chosen.labels) : "";
        },
      };
    }

    answerFor(name, place) {
      const within = this.known.get(name);
      if (!within) return "";
      const depth = common(within.repeats, place.repeats);
      const found = this.below(outside(place, depth), within.repeats.slice(depth), within.item);
      const several = within.repeats.length > depth || within.item.repeats;
      return several ? found : found[0] || "";
    }

    below(place, repeats, item) {
      if (repeats.length) {
        const each = inside(place, repeats[0]).map((one) => this.below(one, repeats.slice(1), item));
        return [].concat(...each);
      }
      if (!this.isRelevant(item, place)) return [];
      if (item.repeats) return roundsOf(last(place.records), item.name).map(() => "");
      return [this.value(item, place)];
    }
  }

  Filling.inside = inside;
  Filling.silent = (question) => SILENT.includes(question.kind);
  return Filling;
})();
