/** Cells padded to columns from the left; the last one is text and stays as it is. Hangul is two columns wide. */
export function textColumns(rows: readonly (readonly string[])[]): string[] {
  const count = Math.max(...rows.map(({ length }) => length)) - 1;
  const widths = Array.from({ length: count }, (_, index) =>
    Math.max(...rows.map((row) => width(row[index] ?? ""))),
  );
  return rows.map((row) => {
    const cells = widths.map((wide, index) => {
      const cell = row[index] ?? "";
      return " ".repeat(wide - width(cell)) + cell;
    });
    return [...cells, row.at(-1) ?? ""].join("  ").trimEnd();
  });
}

/** Columns of a terminal that a text takes. */
function width(text: string): number {
  return [...text].reduce((sum, letter) => sum + (/\p{Script=Hangul}/u.test(letter) ? 2 : 1), 0);
}
