/// A part of the page: a heading in the contents and a body that is drawn anew when the reader chooses.

import { html, type TemplateResult } from "lit-html";
import type { View } from "../view";
import type { Word } from "../words";

export interface Section {
  id: string;
  title: Word;
  body: (view: View) => TemplateResult;
}

export const absent = (view: View) => html`<p class="absent">${view.say("absent")}</p>`;
