import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "#root.ts";

/** The numbers of level 1 and 2 of OWASP ASVS 5.0.0: "1.2:1-9" is 1.2.1 to 1.2.9. */
const LEVEL_2 = `
  1.1:1-2 1.2:1-9 1.3:1-11 1.4:1-3 1.5:1-2
  2.1:1-3 2.2:1-3 2.3:1-4 2.4:1
  3.2:1-2 3.3:1-4 3.4:1-6 3.5:1-5 3.7:1-2
  4.1:1-3 4.2:1 4.3:1-2 4.4:1-4
  5.1:1 5.2:1-3 5.3:1-2 5.4:1-3
  6.1:1-3 6.2:1-12 6.3:1-4 6.4:1-4 6.5:1-5 6.6:1-3 6.8:1-4
  7.1:1-3 7.2:1-4 7.3:1-2 7.4:1-5 7.5:1-2 7.6:1-2
  8.1:1-2 8.2:1-3 8.3:1 8.4:1
  9.1:1-3 9.2:1-4
  10.1:1-2 10.2:1-2 10.3:1-4 10.4:1-11 10.5:1-5 10.6:1-2 10.7:1-3
  11.1:1-2 11.2:1-3 11.3:1-3 11.4:1-4 11.5:1 11.6:1
  12.1:1-3 12.2:1-2 12.3:1-4
  13.1:1 13.2:1-5 13.3:1-2 13.4:1-5
  14.1:1-2 14.2:1-4 14.3:1-3
  15.1:1-3 15.2:1-3 15.3:1-7
  16.1:1 16.2:1-5 16.3:1-4 16.4:1-3 16.5:1-3
  17.1:1 17.2:1-4 17.3:1-2
`;

const numbers = LEVEL_2.trim()
  .split(/\s+/)
  .flatMap((line) => {
    const [section = "", list = ""] = line.split(":");
    return list.split(",").flatMap((part) => {
      const [first = 0, last = first] = part.split("-").map(Number);
      return Array.from({ length: last - first + 1 }, (_, n) => `${section}.${first + n}`);
    });
  });

const read = (file: string): string => readFileSync(join(root, file), "utf8");
const ROW = /^\| ((?:\d+\.\d+\.\d+(?:, )?)+) \| [^|]+ \| (met|operator|partly|not met|n\/a)\b(.*) \|$/;
const rows = read("docs/security-asvs.md")
  .split("\n")
  .flatMap((line) => {
    const [, those, state = "", how = ""] = ROW.exec(line) ?? [];
    return those === undefined ? [] : [{ numbers: those.split(", "), state, how }];
  });

test("every requirement of level 1 and 2 stands in the table, once", () => {
  expect(numbers).toHaveLength(253);
  expect(rows.flatMap((row) => row.numbers)).toEqual(expect.arrayContaining(numbers));
  expect(rows.flatMap((row) => row.numbers).toSorted()).toEqual(numbers.toSorted());
});

test("what is missing is said", () => {
  for (const { numbers: those, state, how } of rows)
    if (state === "partly" || state === "not met") expect(how.length, those.join()).toBeGreaterThan(60);
});

test("the count at the top is the table's", () => {
  const count = (state: string): number =>
    rows.filter((row) => row.state === state).reduce((sum, row) => sum + row.numbers.length, 0);
  const counted = ["met", "operator", "partly", "not met", "n/a"].map(count);
  expect(read("docs/security-asvs.md")).toContain(`| of 253 | ${counted.join(" | ")} |`);
});

test.each(["docs/security-asvs.md", "docs/security.md"])("every file named in %s is there", (page) => {
  const text = read(page);
  const files = [...text.matchAll(/`((?:src|test|migrations|docs|scripts|\.ci)\/[\w./-]+)`/g)].map(
    ([, file]) => file ?? "",
  );
  expect(files.length).toBeGreaterThan(5);
  expect([...new Set(files)].filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

test("every heading the table leads to is on the page it leads to", () => {
  const headings = [...read("docs/security.md").matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
  const named = rows.flatMap(({ how }) => [...how.matchAll(/“([^”]+)”/g)].map(([, heading]) => heading));
  expect(named.length).toBeGreaterThan(5);
  const elsewhere = ["TLS", "Lists of services, in and out"];
  expect(
    [...new Set(named)].filter(
      (heading) => !headings.includes(heading) && !elsewhere.includes(heading ?? ""),
    ),
  ).toEqual([]);
  for (const heading of elsewhere) expect(read("docs/operations.md")).toContain(`## ${heading}\n`);
});
