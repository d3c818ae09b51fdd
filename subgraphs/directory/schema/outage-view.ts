import { provenanceView, roundView } from "../../kit/slice/remedy-view.js";
import type { Outage } from "../outages/outage.js";

/** An outage as the graph shows it. */
export function outageView(outage: Outage) {
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
