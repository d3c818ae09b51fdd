import { provenanceView, roundView } from "../../kit/slice/remedy-view.js";
import type { Outage } from "../outages/outage.js";

type OutageView = ReturnType<typeof viewOf>;

const views = new WeakMap<Outage, OutageView>();

/** An outage as the graph shows it. Made once per outage: nothing in it depends on who asks. */
export function outageView(outage: Outage): OutageView {
  const view = views.get(outage) ?? viewOf(outage);
  views.set(outage, view);
  return view;
}

function viewOf(outage: Outage) {
  return {
    id: outage.id,
    title: outage.title,
    startedAt: outage.startedAt,
    endedAt: outage.endedAt,
    intakeWindows: outage.intakeWindows.map((window) => ({
      ...roundView(window),
      receiver: window.receiver,
    })),
    milestones: outage.milestones.map((milestone) => ({
      ...milestone,
      provenance: provenanceView(milestone.provenance),
    })),
    provenance: provenanceView(outage.provenance),
  };
}
