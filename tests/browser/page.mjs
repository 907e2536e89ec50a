// Puts data into the built page as `minori report` does (analysis/report/page.cpp).
import { readFileSync } from "node:fs";

const root = new URL("../../", import.meta.url);
const escape = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

export function page(data, language) {
  const template = readFileSync(new URL("analysis/report/dist/report.html", root), "utf8");
  return template
    .replace("@LANGUAGE@", () => language)
    .replace("@TITLE@", () => escape(data.meta.title?.[language] ?? "Minori"))
    .replace("@DATA@", () => JSON.stringify(data).replaceAll("<", "\\u003c"));
}
