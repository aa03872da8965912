import { expect, test } from "vitest";
import { pdfText } from "./pdf.ts";
import { readMinutes } from "./read.ts";

/** A PDF with these lines on each page, 12 points high; an empty one is a gap. */
function pdfOf(pages: readonly (readonly string[])[]): Uint8Array {
  const objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""];
  const font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
  objects.push(font);
  const kids: string[] = [];
  for (const lines of pages) {
    const drawn = lines
      .map(
        (line, i) => `1 0 0 1 60 ${800 - 14 * i} Tm (${line.replace(/[\\()]/g, (sign) => `\\${sign}`)}) Tj`,
      )
      .join("\n");
    const stream = `BT /F1 12 Tf\n${drawn}\nET`;
    objects.push(`<< /Length ${Buffer.byteLength(stream, "latin1")} >>\nstream\n${stream}\nendstream`);
    const content = objects.length;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    );
    kids.push(`${objects.length} 0 R`);
  }
  objects[1] = `<< /Type /Pages /Kids [${kids.join(" ")}] /Count ${kids.length} >>`;
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const xref = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  file += offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  file += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF`;
  return Buffer.from(file, "latin1");
}

const PAGES = [
  [
    "Havneby Region",
    "",
    "REFERAT Rådet d. 02-02-2026",
    "",
    "Mødested Salen",
    "",
    "Punkt 1: Hjælp (igen)",
    "",
    "Beslutning",
    "",
    "Ingen slipper,",
    "før en anden",
    "",
    "1",
  ],
  ["Havneby Region", "", "tager over.", "", "Sagt på ærø.", "", "2"],
  ["Havneby Region", "", "Fraværende", "", "Ida Holm (V)", "", "3"],
];

test("minutes as a PDF are read with their lines, gaps and pages", async () => {
  const read = await pdfText(pdfOf(PAGES));
  if (!read.ok) throw new Error(read.why);
  const [minutes] = readMinutes(read.text);
  expect(minutes?.meeting).toMatchObject({ body: "Rådet", date: "2026-02-02", place: "Salen" });
  expect(minutes?.items).toMatchObject([
    {
      title: "Hjælp (igen)",
      sections: { decision: "Ingen slipper,\nfør en anden\ntager over.\n\nSagt på ærø." },
      absent: ["Ida Holm"],
    },
  ]);
});

test("what cannot be read says why", async () => {
  expect(await pdfText(pdfOf([[], []]))).toEqual({ ok: false, why: "pictures" });
  expect(await pdfText(Buffer.from("Kære alle"))).toEqual({ ok: false, why: "broken" });
  expect(await pdfText(new Uint8Array())).toEqual({ ok: false, why: "broken" });
  expect(await pdfText(pdfOf(Array.from({ length: 1001 }, () => ["x"])))).toEqual({
    ok: false,
    why: "tooLong",
  });
});
