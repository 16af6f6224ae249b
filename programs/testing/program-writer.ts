import fc from "fast-check";

/**
 * Generates small random modules that end by themselves: loops of every kind with labels, and functions of every kind,
 * with and without braces, semicolons and directives. Everything that happens is recorded in `trace`.
 */
export const randomModule: fc.Arbitrary<string> = fc
  .array(fc.nat(1_000_000), { minLength: 40, maxLength: 400 })
  .map((draws) => new ProgramWriter(draws).module());

const MAX_DEPTH = 4;

class ProgramWriter {
  readonly #draws: number[];
  #at = 0;
  #names = 0;
  #labels: string[] = [];
  #inLoop = false;

  constructor(draws: number[]) {
    this.#draws = draws;
  }

  module(): string {
    const body = this.#several(0);
    return `${this.#pick(["", '"use strict"\n', "/* of lp$ no trace */ ", "#!/usr/bin/env node\n"])}const trace = [], made = []; let steps = 0, x = 1
const note = (value) => { if (++steps > 400) throw new Error("enough"); trace.push(value); return value }
const run = async () => {
${body}
}
export default async () => { try { await run() } catch (error) { trace.push(String(error)) } return { trace, made: made.map(String) } }`;
  }

  /** The next draw; when they are used up, always the first and simplest. */
  #pick<Choice>(choices: readonly Choice[]): Choice {
    const drawn = this.#draws[this.#at++] ?? 0;
    return choices[drawn % choices.length] as Choice;
  }

  #name(prefix: string) {
    return `${prefix}${this.#names++}`;
  }

  #several(depth: number): string {
    const count = this.#pick([1, 2, 3]);
    return Array.from({ length: count }, () => this.#statement(depth)).join(this.#pick(["\n", " ", "\n\n"]));
  }

  #statement(depth: number): string {
    if (depth >= MAX_DEPTH || this.#at >= this.#draws.length) return this.#simple();
    switch (this.#pick(["simple", "if", "loop", "loop", "loop", "call", "call", "switch", "try", "leave"] as const)) {
      case "simple":
        return this.#simple();
      case "if":
        return `if (note(x) % ${this.#pick([2, 3])}) ${this.#body(depth)}${this.#pick(["", ` else ${this.#body(depth)}`])}`;
      case "loop":
        return this.#loop(depth);
      case "call":
        return this.#function(depth);
      case "switch":
        return `switch (x % 3) { case 0: ${this.#statement(depth + 1)} ${this.#pick(["break;", ""])} case 1: ${this.#statement(depth + 1)} default: ${this.#statement(depth + 1)} }`;
      case "try":
        return `try { ${this.#several(depth + 1)} } catch { note("caught"); x++ } finally { ${this.#simple()} }`;
      case "leave":
        return this.#leave();
    }
  }

  #simple(): string {
    const what = this.#pick([
      "x += 1",
      "note(x)",
      "x = x * 3 % 7",
      "x++",
      'note("" + x)',
      "(() => note(x))()",
      ";",
      "void x",
    ]);
    return what === ";" ? ";" : `${what}${this.#pick([";", " ;", ";\n"])}`;
  }

  #leave(): string {
    const label = this.#labels.at(-1);
    if (label && this.#inLoop)
      return `if (x % 2) ${this.#pick([`continue ${label};`, `break ${label};`, "break;", "continue\n"])}`;
    return this.#inLoop ? `if (x % 3 === 0) ${this.#pick(["break;", "continue;"])}` : this.#simple();
  }

  #body(depth: number): string {
    return this.#pick([true, false]) ? `{ ${this.#several(depth + 1)} }` : this.#statement(depth + 1);
  }

  #loop(depth: number): string {
    const i = this.#name("i");
    const turns = this.#pick([3, 5, 20]);
    const labels = [this.#labels, this.#inLoop] as const;
    const label = this.#pick(["", "", this.#name("way")]);
    const outer = this.#pick([label, ""]) && this.#name("outer");
    if (label) this.#labels = [...this.#labels, label];
    this.#inLoop = true;
    const body = this.#body(depth);
    [this.#labels, this.#inLoop] = labels;
    const named = `${outer ? `${outer}: ` : ""}${label ? `${label}:${this.#pick([" ", "\n"])}` : ""}`;
    return this.#pick([
      `${named}for (let ${i} = 0; ${i} < ${turns}; ${i}++) ${body}`,
      `${named}for (let ${i} = 0, n = ${turns}; ${i} < n && note(${i}) < 9; ${i} += 1) ${body}`,
      `${named}for (const ${i} of [1, 2, 3]) ${body}`,
      `${named}for (const ${i} in { a: 1, b: 2 }) ${body}`,
      `${named}for await (const ${i} of [1, Promise.resolve(2)]) ${body}`,
      `{ let ${i} = ${turns}; ${named}while (${i}-- > 0) ${body} }`,
      `{ let ${i} = ${turns}; ${named}do ${body} while (--${i} > 0)${this.#pick([";", "\n"])} }`,
      `{ var ${i} = 0; ${named}for (;;) { if (${i}++ > ${turns}) break; ${body} } }`,
      `{ const held = []; for (let ${i} = 0; ${i} < 3; ${i}++) held.push(() => note(${i})); for (const f of held) f() }`,
    ]);
  }

  #function(depth: number): string {
    const f = this.#name("f");
    const [labels, inLoop] = [this.#labels, this.#inLoop];
    this.#labels = [];
    this.#inLoop = false;
    const body = this.#several(depth + 1)
      .replaceAll("for await", "for")
      .replaceAll("await ", "");
    [this.#labels, this.#inLoop] = [labels, inLoop];
    const head = this.#pick(["", '"use strict"\n', '"use strict"; ', "'other'\n'use strict'\n"]);
    const made = this.#pick([
      `function ${f}(a = note(x), ...rest) { ${head.replace(/'?"?use strict"?'?;?/g, '"plain";')}${body} return a } made.push(${f}); ${f}(1, 2); note(${f}.length);`,
      `const ${f} = (a) => note(a) + 1; made.push(${f}); ${f}(2);`,
      `const ${f} = (a) => ({ a: note(a), b() { ${body} return this.a } }); made.push(${f}); note(${f}(2).b());`,
      `const ${f} = async () => { ${body} }; made.push(${f}); await ${f}().catch(() => 0);`,
      `const ${f} = async (a) => await note(a); made.push(${f}); await ${f}(3).catch(() => 0);`,
      `function* ${f}() { ${head.includes("'") ? "" : head}yield note(x); ${body} yield 2 } made.push(${f}); for (const v of ${f}()) note(v);`,
      `const ${f} = function named(n) { ${head}${body} return n <= 0 ? note("end") : named(n - 1) }; made.push(${f}); ${f}(3); note(${f}.name);`,
      `class ${f} { static s = note("s"); field = note(x); static { for (let i = 0; i < 20; i++) note(i) } #p = () => note(this.field); get g() { ${body} return this.#p() } constructor() { note(new.target.name) } } made.push(${f}); new ${f}().g;`,
      `class ${f} extends Array { constructor(n) { note("before"); super(n); ${body} } } made.push(${f}); note(new ${f}(2).length);`,
      `const ${f} = x => y => (note(x), note(y)); made.push(${f}); ${f}(1)(2); note(${f}(0).name);`,
      `function ${f}() { return arguments.length + note(arguments[0]) } made.push(${f}); note(${f}(4, 5));`,
      `note([3, 1, 2].sort((a, b) => note(a) - note(b)).join());`,
    ]);
    return `{ ${made} }`;
  }
}
