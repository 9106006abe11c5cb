/** The same function of a text, computed once per text while at most `most` are kept: thousands of rows share the same few names. */
export const byText = <Value>(find: (text: string) => Value, most = 5_000): ((text: string) => Value) => {
  const found = new Map<string, Value>();
  return (text) => {
    const known = found.get(text);
    if (known !== undefined || found.has(text)) return known as Value;
    if (found.size >= most) found.clear();
    const value = find(text);
    found.set(text, value);
    return value;
  };
};
