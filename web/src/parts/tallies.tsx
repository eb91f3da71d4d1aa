// Cooperation, conflict and plans, counted: as a table and as rows of a file.
import type { ComponentChildren } from "preact";
import { number, t } from "../i18n";
import type { Cell } from "../export";
import type { Tally } from "../types";

export const total = (n: Tally): number => n.cooperation + n.conflict + n.planned;
export const byTotal = (x: Tally, y: Tally): number => total(y) - total(x);

interface Props<T> {
  rows: T[];
  /** Headings of the columns before the counts, and after them. */
  heads: string[];
  keyOf: (row: T) => string;
  /** Cells before the counts; the first heads its row. */
  cells: (row: T) => ComponentChildren[];
  after?: (row: T) => ComponentChildren;
}

export function Tallies<T extends Tally>({ rows, heads, keyOf, cells, after }: Props<T>) {
  return (
    <div class="scroll-x">
      <table class="table">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            <th class="r">{t("cooperation")}</th>
            <th class="r">{t("conflict")}</th>
            <th class="r">{t("planned")}</th>
            {after && <td />}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const [first, ...rest] = cells(row);
            return (
              <tr key={keyOf(row)} data-item>
                <th scope="row">{first}</th>
                {rest.map((cell, i) => (
                  <td key={i}>{cell}</td>
                ))}
                <td class="r num">{number(row.cooperation)}</td>
                <td class="r num">{number(row.conflict)}</td>
                <td class="r num">{number(row.planned)}</td>
                {after && <td>{after(row)}</td>}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

export function tallyRows<T extends Tally>(rows: T[], heads: string[], cells: (row: T) => Cell[]): Cell[][] {
  return [
    [...heads, "cooperation", "conflict", "planned"],
    ...rows.map((row) => [...cells(row), row.cooperation, row.conflict, row.planned]),
  ];
}
