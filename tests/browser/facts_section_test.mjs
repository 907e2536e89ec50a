// The section that holds the model against published facts. Surroundings: see report_page_test.mjs.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { open, startBrowser } from "./browser.mjs";
import { exampleFacts } from "./example_facts.mjs";
import { exampleReport } from "./example_report.mjs";
import { page as fill } from "./page.mjs";

let browser;
const facts = exampleFacts();

before(async () => (browser = await startBrowser()));
after(() => browser?.close());

async function opened(language, { data = exampleReport(), ...options } = {}) {
  return open(browser, browser.write(`facts_${language}.html`, fill(data, language)), options);
}

const rowsOf = (page) =>
  page.$$eval("#facts .facts tbody tr", (all) => all.map((row) => [...row.children].map((cell) => cell.textContent.replace(/\s+/g, " ").trim())));

for (const language of ["en", "ja"])
  test(`all 41 facts are there by name with source, range and verdict in words (${language})`, async () => {
    const { page, faults } = await opened(language);
    const rows = await rowsOf(page);
    assert.equal(rows.length, 41);
    for (const fact of facts.list) {
      // Beside Japanese words brackets are wide.
      const plain = (text) => text.normalize("NFKC");
      const row = rows.find(([name]) => plain(name).startsWith(plain(fact.title[language])));
      assert.ok(row, fact.id);
      assert.ok(plain(row[0]).endsWith(plain(fact.source[language])), `${fact.id}: ${row[0]}`);
      assert.match(row[2], language === "en" ? /published −?\d/ : /公表値 ?−?\d/);
      assert.match(row[3], language === "en" ? /^(● met|◐ near|✕ missed|– not measured)/ : /^(● 範囲内|◐ 近い|✕ 範囲外|– 未測定)/);
    }
    const groups = await page.$$eval("#facts .facts", (all) => all.map((each) => each.id));
    assert.deepEqual(groups, ["facts_emergent", "facts_fit", "facts_input"]);
    assert.deepEqual(faults, []);
    await page.close();
  });

test("an emergent fact outside its range reads as missed, with the reason where one is known", async () => {
  const { page } = await opened("en");
  const rows = await rowsOf(page);
  const missed = facts.list.filter((fact) => fact.role === "emergent" && fact.verdict === "missed");
  assert.ok(missed.length > 3);
  for (const fact of missed) {
    const row = rows.find(([name]) => name.startsWith(fact.title.en));
    assert.match(row[3], fact.note.en ? /✕ missed an invented reason/ : /✕ missed no reason is known yet/, fact.id);
  }
  await page.close();
});

test("the sentence at the top counts emergent facts only, and says that only they are evidence", async () => {
  const { page } = await opened("en");
  const { met, near, missed, "not measured": open_ } = facts.counts.emergent;
  const told = (await page.textContent("#facts .facts-count")).replace(/\s+/g, " ");
  assert.match(told, new RegExp(`Of ${met + near + missed + open_} facts.* meets ${met}, comes near ${near}, misses ${missed}, and ${open_} are not measured`));
  assert.match(told, new RegExp(`wholly inside the range in ${facts.surely_met} of the ${met}\\. Only emergent facts are evidence`));
  await page.close();
});

test("the mark stands where the value lies: inside the band, beside it, or at the edge with its number", async () => {
  const { page } = await opened("en");
  const strips = await page.$$eval("#facts_emergent tbody tr", (all) =>
    all.map((row) => {
      const box = (selector) => {
        const found = row.querySelector(`.strip ${selector}`)?.getBoundingClientRect();
        return found && { left: found.left, right: found.right };
      };
      return { name: row.children[0].firstChild.textContent, strip: row.querySelector(".strip").getBoundingClientRect().toJSON(), band: box(".band"), mark: box(".dot, .strip .cross"), beyond: row.querySelector(".beyond")?.textContent };
    }),
  );
  const emergent = facts.list.filter((fact) => fact.role === "emergent");
  emergent.forEach((fact, i) => {
    const { band, mark, strip, beyond } = strips[i];
    const share = fact.mean === null ? undefined : (fact.mean - fact.published[0]) / (fact.published[1] - fact.published[0] || 1);
    if (fact.verdict === "not measured") assert.equal(mark, undefined, fact.id);
    else if (fact.verdict === "met" && fact.published[0] < fact.published[1]) assert.ok(mark.left >= band.left && mark.right <= band.right, fact.id);
    else if (share === 30) assert.ok(strip.right - mark.right < 4 && /\d/.test(beyond), fact.id);
    else if (share === -30) assert.ok(mark.left - strip.left < 4 && /\d/.test(beyond), fact.id);
    else if (share > 1) assert.ok(mark.left > band.right - 6 && beyond === undefined, fact.id);
  });
  await page.close();
});

for (const language of ["en", "ja"])
  test(`on a phone the section is no wider than the window (${language})`, async () => {
    const { page } = await opened(language, { width: 390 });
    const wide = await page.$$eval("#facts *", (all) => all.filter((each) => !each.closest("thead, .aside") && each.getBoundingClientRect().right > 390.5).map((each) => `${each.tagName}.${each.className.baseVal ?? each.className} ${each.textContent.slice(0, 40)}`));
    assert.deepEqual(wide, []);
    await page.close();
  });

test("a fact that is a distribution or a slope has its curve", async () => {
  const { page } = await opened("en");
  const ids = await page.$$eval("#facts figure", (all) => all.map((each) => each.id));
  assert.deepEqual(ids.sort(), facts.list.filter((fact) => fact.curve).map((fact) => `curve_${fact.id}`).sort());
  assert.match(await page.textContent("#curve_growth_laplace figcaption"), /Laplace.*normal/);
  await page.close();
});

test("the table of a group leaves as CSV with its numbers", async () => {
  const { page } = await opened("en");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#facts_fit .download")]);
  const lines = readFileSync(await download.path(), "utf8").trim().split("\r\n");
  assert.equal(lines.length, 1 + facts.list.filter((fact) => fact.role === "fit").length);
  assert.match(lines[0], /Fact,Role,Unit,Published from,Published to,Simulated,95 % low,95 % high,Verdict,Reason,Source/);
  await page.close();
});

test("a report without facts says how they are made", async () => {
  const data = exampleReport();
  delete data.facts;
  const { page, faults } = await opened("en", { data });
  assert.match(await page.textContent("#facts"), /minori check-patterns -o facts\.json/);
  assert.deepEqual(faults, []);
  await page.close();
});
