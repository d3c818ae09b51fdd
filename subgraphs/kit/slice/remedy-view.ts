import type { Affiliate } from "../contract/enums.js";
import type {
  ProvenanceType,
  RemedyRoundType,
  RemedyType,
  RemedyValidityType,
  RemedyWindowType,
} from "../contract/remedy.types.js";
import type { Provenance } from "../remedies/provenance.js";
import { closesAt, type Remedy, type RemedyRound, type Validity } from "../remedies/remedy.js";

/** A remedy as the graph shows it. Made once per remedy: nothing in it depends on who asks. */
export function remedyView(affiliate: Affiliate, remedy: Remedy): RemedyType {
  const { value } = remedy;
  const inKind = value.form === "in-kind" ? value : null;
  return {
    id: remedy.id,
    affiliate,
    kind: remedy.kind,
    title: remedy.title,
    audience: remedy.audience,
    amountRule: value.form === "by-rule" ? value.text : null,
    won: value.form === "won" ? value.won : null,
    quantity: inKind?.quantity ?? null,
    unit: inKind?.unit ?? (value.form === "by-rule" ? value.unit : null),
    listPriceWon: inKind?.listPriceWon ?? null,
    quota: remedy.quota,
    access: remedy.access,
    window: windowView(remedy.rounds),
    validity: validityView(remedy.validity),
    state: remedy.state,
    provenance: provenanceView(remedy.provenance),
  };
}

/** Provenance as the graph shows it. */
export function provenanceView(provenance: readonly Provenance[]): ProvenanceType[] {
  return provenance.map(({ source, ...said }) => ({
    ...said,
    source: source.key,
    title: source.title,
    url: source.url,
  }));
}

/** A round as the graph shows it. */
export function roundView(round: RemedyRound): RemedyRoundType {
  return {
    id: round.id,
    title: round.title,
    opensAt: round.opensAt,
    announcedClosesAt: round.closesAt,
    closesAt: closesAt(round),
    extensions: round.extensions.map((extension) => ({
      announcedOn: extension.announcedOn,
      closesAt: extension.closesAt,
      provenance: provenanceView(extension.provenance),
    })),
    provenance: provenanceView(round.provenance),
  };
}

function windowView(rounds: readonly RemedyRound[]): RemedyWindowType | null {
  const views = rounds.map(roundView);
  const first = views[0];
  const last = views.at(-1);
  return first && last ? { opensAt: first.opensAt, closesAt: last.closesAt, rounds: views } : null;
}

function validityView(validity: Validity): RemedyValidityType {
  const nothing = { days: null, until: null };
  switch (validity.form) {
    case "permanent":
      return { form: "PERMANENT", ...nothing };
    case "days":
      return { form: "DAYS", days: validity.days, until: null };
    case "days-after":
      return { form: "DAYS_AFTER", days: validity.days, until: null };
    case "until":
      return { form: "UNTIL", days: null, until: validity.day };
    case "unknown":
      return { form: "UNKNOWN", ...nothing };
    case "not-applicable":
      return { form: "NOT_APPLICABLE", ...nothing };
  }
}
