/** How deep calls may go: enough for programs that recurse in earnest, and how far exactly. */
export default (exactly) => {
  let depth = 0;
  const down = () => {
    depth += 1;
    return down() + 1;
  };
  try {
    down();
  } catch {}
  return exactly ? String(depth) : `at least 5000: ${depth >= 5000}`;
};
