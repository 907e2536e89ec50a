// Bundles src/ into dist/report.html: one file, no network. `--check` compares instead of writing.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

async function bundle(entry, loader) {
  const result = await build({
    entryPoints: [at(entry)],
    bundle: true,
    write: false,
    minify: true,
    format: loader === "js" ? "iife" : undefined,
    target: ["es2022", "chrome105", "firefox110", "safari16"],
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
  });
  return result.outputFiles[0].text.trim();
}

// A closing tag inside a script or style element would end it.
const inside = (text, tag) => text.replaceAll(`</${tag}`, `<\\/${tag}`);

const [script, style] = await Promise.all([bundle("src/main.ts", "js"), bundle("src/style.css", "css")]);
const page = readFileSync(at("src/page.html"), "utf8")
  .replace("/*style*/", () => inside(style, "style"))
  .replace("/*script*/", () => inside(script, "script"));

const target = at("dist/report.html");
if (process.argv.includes("--check")) {
  let built = "";
  try {
    built = readFileSync(target, "utf8");
  } catch {
    built = "";
  }
  if (built !== page) {
    console.error("analysis/report/dist/report.html is older than its sources: run `npm run build` in analysis/report");
    process.exit(1);
  }
  console.log("dist/report.html is up to date");
} else {
  writeFileSync(target, page);
  console.log(`dist/report.html: ${Math.round(page.length / 1000)} kB`);
}
