"use strict";
/* The value of an expression, worked out on the tree that app/models/expressions has read.
   tests/data/expressions.json proves that both say the same. Written for browsers of 2018. */
const Expressions = (() => {
  const EPOCH_DAY = 86400000;
  const NUMBER = /^-?(?:\d+(?:\.\d*)?|\.\d+)$/;
  const DAY = /^(\d{4})-(\d\d)-(\d\d)(?:T|$)/;

  // Values: a text, a number, a truth, or the answers to a question of a repeat

  const first = (values) => (values.length ? values[0] : "");

  function dayOf(text) {
    const found = DAY.exec(text);
    if (!found) return null;
    const [year, month, day] = [+found[1], +found[2], +found[3]];
    const moment = new Date(0);
    moment.setUTCFullYear(year, month - 1, day);
    const real = year > 0 && moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day;
    return real ? moment : null;
  }

  const isoDay = (moment) => moment.toISOString().slice(0, 10);

  function dayAt(number) {
    const moment = new Date(Math.floor(number) * EPOCH_DAY);
    const year = moment.getUTCFullYear();
    return year >= 1 && year <= 9999 ? isoDay(moment) : "";
  }

  function number(value) {
    if (Array.isArray(value)) value = first(value);
    if (typeof value !== "string") return Number(value);
    const text = value.trim();
    if (NUMBER.test(text)) return parseFloat(text);
    const day = dayOf(text);
    return day ? day.getTime() / EPOCH_DAY : NaN;
  }

  function textOf(value) {
    if (Number.isNaN(value)) return "NaN";
    if (!Number.isFinite(value)) return value > 0 ? "Infinity" : "-Infinity";
    return small(String(value + 0 === 0 ? 0 : value));
  }

  /* A number near zero without its exponent: 1.5e-7 is 0.00000015. */
  function small(shortest) {
    const found = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(shortest);
    if (!found) return shortest;
    const [, sign, digit, more, exponent] = found;
    return `${sign}0.${"0".repeat(exponent - 1)}${digit}${more || ""}`;
  }

  function text(value) {
    if (typeof value === "number") return textOf(value);
    return Array.isArray(value) ? first(value) : String(value);
  }

  function truth(value) {
    if (typeof value === "number") return !Number.isNaN(value) && value !== 0;
    return Array.isArray(value) ? value.length > 0 : Boolean(value);
  }

  const words = (value) => text(value).split(/\s+/).filter(Boolean);
  const signs = (value) => Array.from(text(value));
  const texts = (value) => (Array.isArray(value) ? value : [text(value)]);
  const flat = (values) => [].concat(...values.map(texts));
  const numbers = (values) => flat(values).filter(Boolean).map(number);

  // Operators

  function equal(left, right) {
    if (typeof left === "boolean" || typeof right === "boolean") return truth(left) === truth(right);
    if (typeof left === "number" || typeof right === "number") return number(left) === number(right);
    return left === right;
  }

  function compare(operator, left, right) {
    if (Array.isArray(left)) return left.some((each) => compare(operator, each, right));
    if (Array.isArray(right)) return right.some((each) => compare(operator, left, each));
    if (operator === "=") return equal(left, right);
    if (operator === "!=") return !equal(left, right);
    const [one, other] = [number(left), number(right)];
    return { "<": one < other, "<=": one <= other, ">": one > other, ">=": one >= other }[operator];
  }

  const CALCULATING = {
    "+": (one, other) => one + other,
    "-": (one, other) => one - other,
    "*": (one, other) => one * other,
    div: (one, other) => (other !== 0 ? one / other : one ? Math.sign(one) * Infinity : NaN),
    mod: (one, other) => (Number.isFinite(one) ? one % other : NaN),
  };

  function operation([, operator, left, right], around) {
    if (operator === "or") return holds(left, around) || holds(right, around);
    if (operator === "and") return holds(left, around) && holds(right, around);
    const [one, other] = [evaluate(left, around), evaluate(right, around)];
    const calculate = CALCULATING[operator];
    return calculate ? calculate(number(one), number(other)) : compare(operator, one, other);
  }

  // Functions

  const TENS = Array.from({ length: 16 }, (_each, at) => Number(`1e${at}`));

  const whole = (value, way) => (Number.isFinite(value) ? way(value) : value);

  function round(value, places) {
    const wanted = Math.trunc(places === undefined ? 0 : number(places));
    if (!Number.isFinite(wanted)) return NaN;
    const factor = TENS[Math.min(Math.abs(wanted), TENS.length - 1)];
    const [up, down] = wanted < 0 ? [1, factor] : [factor, 1];
    return (whole((number(value) * up) / down + 0.5, Math.floor) * down) / up;
  }

  function slice(value, begin, end) {
    const last = end === undefined ? Infinity : number(end);
    const from = Math.trunc(number(begin));
    return signs(value).slice(from, last === Infinity ? undefined : Math.trunc(last)).join("");
  }

  function date(value) {
    if (typeof value === "number") return dayAt(value);
    const day = dayOf(text(value));
    return day ? isoDay(day) : "";
  }

  function formatDate(value, pattern) {
    const day = dayOf(text(date(value)));
    if (!day) return "";
    const [year, month, number_] = isoDay(day).split("-");
    const parts = { Y: year, y: year.slice(2), m: month, n: String(+month), d: number_, e: String(+number_) };
    return text(pattern).replace(/%([Yymnde])/g, (_mark, letter) => parts[letter]);
  }

  function matches(value, pattern) {
    const [subject, source] = [text(value), text(pattern)];
    if (signs(subject).length > 1000 || !isSafe(source)) return false;
    return new RegExp(`^(?:${source.replace(/^\^/, "").replace(/\$$/, "")})$`).test(subject);
  }

  const NESTED = /\((?:[^()\\]|\\.)*[*+{|](?:[^()\\]|\\.)*\)\s*(?:[*+]|\{\d*,)/;
  const FOREIGN = /\(\?(?!:)|\\[AZzGpPkQEbB]|[*+?}]\+|\[\[|&&/;

  function isSafe(pattern) {
    if (pattern.length > 200 || NESTED.test(pattern) || FOREIGN.test(pattern)) return false;
    if (pattern.split("(").length > 11) return false;
    try {
      return Boolean(new RegExp(pattern));
    } catch (fault) {
      return false;
    }
  }

  function extreme(values, pick) {
    const found = numbers(values);
    return found.length ? pick(...found) : NaN;
  }

  function selectedAt(value, place) {
    const [found, at] = [words(value), number(place)];
    return at >= 0 && at < found.length ? found[Math.trunc(at)] : "";
  }

  const PLAIN = {
    abs: (value) => Math.abs(number(value)),
    boolean: truth,
    ceiling: (value) => whole(number(value), Math.ceil),
    coalesce: (one, other) => text(one) || text(other),
    concat: (...values) => flat(values).join(""),
    contains: (value, part) => text(value).includes(text(part)),
    count: (value) => (Array.isArray(value) ? value.length : Number(truth(value))),
    "count-non-empty": (value) => texts(value).filter(Boolean).length,
    "count-selected": (value) => words(value).length,
    date,
    "decimal-date-time": number,
    "ends-with": (value, part) => text(value).endsWith(text(part)),
    false: () => false,
    floor: (value) => whole(number(value), Math.floor),
    "format-date": formatDate,
    int: (value) => whole(number(value), Math.trunc),
    join: (between, ...values) => flat(values).join(text(between)),
    max: (...values) => extreme(values, Math.max),
    min: (...values) => extreme(values, Math.min),
    "normalize-space": (value) => words(value).join(" "),
    not: (value) => !truth(value),
    number,
    regex: matches,
    round,
    selected: (value, code) => words(value).includes(text(code)),
    "selected-at": selectedAt,
    "starts-with": (value, part) => text(value).startsWith(text(part)),
    string: text,
    substr: slice,
    sum: (...values) => numbers(values).reduce((sum, each) => sum + each, 0),
    true: () => true,
  };

  // What asks its surroundings: { answer, choiceName, column, own, position, now }

  const ASKING = {
    if: (around, condition, then, otherwise) => evaluate(holds(condition, around) ? then : otherwise, around),
    "jr:choice-name": (around, code, name) => {
      const asked = text(evaluate(name, around)).trim().replace(/^\$\{/, "").replace(/\}$/, "");
      return around.choiceName(text(evaluate(code, around)), asked.trim());
    },
    now: (around) => around.now,
    once: (around, value) => around.own || evaluate(value, around),
    position: (around) => around.position,
    "string-length": (around, value) => signs(value ? evaluate(value, around) : around.own).length,
    today: (around) => around.now.slice(0, 10),
  };

  function call([, name, ...parts], around) {
    if (ASKING[name]) return ASKING[name](around, ...parts);
    return PLAIN[name](...parts.map((each) => evaluate(each, around)));
  }

  function evaluate(node, around) {
    switch (node[0]) {
      case "value": return node[1];
      case "answer": return around.answer(node[1]);
      case "own": return around.own;
      case "column": return around.column(node[1]);
      case "minus": return -number(evaluate(node[1], around));
      case "operation": return operation(node, around);
      default: return call(node, around);
    }
  }

  const holds = (node, around) => truth(evaluate(node, around));

  return { evaluate, holds, text };
})();
