/** Typical kinds of scripts, each a function body that takes some tens of milliseconds and returns a number. */
export const SCRIPT_KINDS: Record<string, string> = {
  "sums of numbers": "let x = 0; for (let i = 0; i < 6e7; i++) x = (x * 31 + i) | 0; return x;",
  "floats and arrays": `const a = new Float64Array(2000).map((_, i) => i / 7); let s = 0;
    for (let n = 0; n < 10000; n++) for (let i = 1; i < a.length; i++) { a[i] = a[i] * 0.999 + a[i - 1] * 0.001; s += a[i]; } return s;`,
  matrices: `const n = 160, a = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => i * j % 7)); let t = 0;
    for (let r = 0; r < 6; r++) for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) { let s = 0; for (let k = 0; k < n; k++) s += a[i][k] * a[k][j]; t += s; } return t;`,
  "small vectors": `let s = 0; const v = [1, 2, 3, 4]; for (let n = 0; n < 4e6; n++) { for (let i = 0; i < 4; i++) v[i] = (v[i] * 3 + n) % 1000; s += v[n & 3]; } return s;`,
  recursion: "const fib = (n) => n < 2 ? n : fib(n - 1) + fib(n - 2); return fib(32);",
  "small functions": `const clamp = (x) => x < 0 ? 0 : x > 255 ? 255 : x; const mix = (a, b) => clamp(a * 3 + b) & 255; let x = 1;
    for (let i = 0; i < 2e7; i++) x = mix(x, i & 63); return x;`,
  closures: `const make = (n) => { let count = n; return () => { count += 1; return count; }; }; let t = 0;
    for (let i = 0; i < 3e5; i++) { const next = make(i); for (let j = 0; j < 20; j++) t = (t + next()) | 0; } return t;`,
  "array methods": `let t = 0; const list = Array.from({ length: 20000 }, (_, i) => i);
    for (let n = 0; n < 60; n++) t += list.map((x) => x * 2 + n).filter((x) => x % 3 === 0).reduce((a, b) => (a + b) | 0, 0); return t;`,
  sorting: `let t = 0; for (let n = 0; n < 4; n++) { const list = []; let x = n + 1;
    for (let i = 0; i < 40000; i++) { x = (x * 1103515245 + 12345) & 0x7fffffff; list.push({ key: x }); } list.sort((a, b) => a.key - b.key); t += list[5].key; } return t;`,
  text: `let t = 0; for (let n = 0; n < 60; n++) { let s = ""; for (let i = 0; i < 20000; i++) s += String.fromCharCode(97 + i % 26);
    for (let i = 0; i < s.length; i++) t = (t * 31 + s.charCodeAt(i)) | 0; } return t;`,
  generators:
    "function* count(n) { for (let i = 0; i < n; i++) yield i; } let t = 0; for (let n = 0; n < 20; n++) for (const x of count(50000)) t += x; return t;",
  promises:
    "let t = 0; const one = async (x) => { await null; return x; }; for (let i = 0; i < 150000; i++) t += await one(i); return t;",
  classes: `class Shape { constructor(s) { this.s = s; } area() { return this.side() * this.side(); } side() { return this.s; } } class Big extends Shape { side() { return super.side() + 1; } }
    let t = 0; for (let i = 0; i < 4e6; i++) t += (i & 1 ? new Big(i & 7) : new Shape(i & 7)).area(); return t;`,
  maps: "const m = new Map(); for (let i = 0; i < 1e6; i++) { const k = i * 7919 % 5003; m.set(k, (m.get(k) ?? 0) + 1); } let t = 0; for (const [k, n] of m) t += k * n; return t;",
  JSON: `const rows = Array.from({ length: 4000 }, (_, i) => ({ id: i, name: "row " + i, values: [i, i / 3, null] })); let t = 0;
    for (let n = 0; n < 15; n++) t += JSON.parse(JSON.stringify(rows)).length; return t;`,
  patterns: `const line = "the quick brown fox, 42 times, jumps over 7 lazy dogs; "; let t = 0;
    for (let n = 0; n < 60000; n++) { const found = (line + n).match(/\\d+|[a-z]+ly/g); t += found.length; } return t;`,
  "a parser": `const text = "(1+2)*3-4*(5+6)/(7-8)+".repeat(400) + "1"; let t = 0;
    const parse = (s) => { let at = 0; const atom = () => { if (s[at] === "(") { at++; const v = sum(); at++; return v; } let v = 0; while (s[at] >= "0" && s[at] <= "9") v = v * 10 + +s[at++]; return v; };
      const product = () => { let v = atom(); while (s[at] === "*" || s[at] === "/") v = s[at++] === "*" ? v * atom() : v / atom(); return v; };
      const sum = () => { let v = product(); while (s[at] === "+" || s[at] === "-") v = s[at++] === "+" ? v + product() : v - product(); return v; }; return sum(); };
    for (let n = 0; n < 60; n++) t += parse(text); return t;`,
};
