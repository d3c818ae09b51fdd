import { provenanceView } from "../../kit/slice/remedy-view.js";
import type { ComputedFigure } from "../figures/figures.rules.js";
import type { Quotation } from "../figures/published-figure.js";

/** A figure as the graph shows it. */
export function figureView(figure: ComputedFigure) {
  return {
    ...figure,
    quoted: quotationView(figure.quoted),
    revisions: figure.revisions.map(quotationView),
  };
}

function quotationView(quotation: Quotation) {
  return { ...quotation, provenance: provenanceView(quotation.provenance) };
}
