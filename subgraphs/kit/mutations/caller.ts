import type { Affiliate } from "../contract/enums.js";
import { graphError } from "../errors/graph-error.js";
import { grantKey } from "../slice/grant-id.js";
import { ID_PREFIXES, type IdentifiedViewer, type Viewer } from "../viewer/viewer.js";

/**
 * Who may call a mutation. OWNER: a user or partner, for what is their own. AGENT: a support agent, on the word of the
 * beneficiary. OPERATOR: whoever runs the affiliate that the mutation is of, and no other.
 */
export type CallerKind = "OWNER" | "AGENT" | "OPERATOR";

/** A request to change something, as far as every mutation knows it. */
export type Caller = {
  /** Whose data it is about; the caller's own id when it is about nobody's in particular. */
  beneficiaryId: string;
  /** Who does it: the viewer's id. */
  actor: string;
  kind: CallerKind;
  /** The request's instant. */
  at: Date;
};

/** What an input may say about whom it concerns. */
export type ConcernedInput = { beneficiaryId?: string | null; grantId?: string };

/**
 * Settles who calls on whose behalf.
 * @param concerns NOBODY for what the affiliate does for itself: then the caller's own id stands for the beneficiary
 * @throws GraphQLError UNAUTHENTICATED, FORBIDDEN, or BAD_USER_INPUT when it is not said whose data is meant
 */
export function settleCaller(
  viewer: Viewer,
  affiliate: Affiliate,
  allowed: readonly CallerKind[],
  concerns: "BENEFICIARY" | "NOBODY",
  input: ConcernedInput,
  at: Date,
): Caller {
  if (viewer.role === "anonymous") {
    throw graphError("UNAUTHENTICATED", { message: "Sign in to do this." });
  }
  const kind = kindOf(viewer, affiliate);
  if (kind === null || !allowed.includes(kind)) throw graphError("FORBIDDEN", MAY_NOT);
  const beneficiaryId = concerns === "NOBODY" ? viewer.id : beneficiaryOf(input, viewer, kind);
  if (kind === "OWNER" && beneficiaryId !== viewer.id) throw graphError("FORBIDDEN", MAY_NOT);
  return { beneficiaryId, actor: viewer.id, kind, at };
}

const MAY_NOT = { message: "You may not do this." };

function kindOf(viewer: IdentifiedViewer, affiliate: Affiliate): CallerKind | null {
  switch (viewer.role) {
    case "user":
    case "partner":
      return "OWNER";
    case "agent":
      return "AGENT";
    case "operator":
      return viewer.affiliate === affiliate ? "OPERATOR" : null;
    case "admin":
      return null;
  }
}

/** Whose data an input says it is about, whoever sends it; null when it says nothing that can be an id. */
export function concernedBy(input: ConcernedInput): string | null {
  const named = namedIn(input);
  return named !== null && BENEFICIARY_FORM.test(named) ? named : null;
}

function namedIn({ grantId, beneficiaryId }: ConcernedInput): string | null {
  const ofGrant = grantId === undefined ? undefined : grantKey(grantId)?.beneficiaryId;
  return ofGrant ?? beneficiaryId ?? null;
}

function beneficiaryOf(input: ConcernedInput, viewer: IdentifiedViewer, kind: CallerKind): string {
  const named = namedIn(input) ?? (kind === "OWNER" ? viewer.id : null);
  if (named !== null && BENEFICIARY_FORM.test(named)) return named;
  throw graphError("BAD_USER_INPUT", {
    message: input.grantId
      ? "grantId is not the id of a grant: take it from the graph."
      : "Say whose with beneficiaryId, an id that begins with usr_ or ptn_.",
  });
}

const BENEFICIARY_FORM = new RegExp(
  `^(${ID_PREFIXES.user}|${ID_PREFIXES.partner})[A-Za-z0-9_-]{1,100}$`,
);
