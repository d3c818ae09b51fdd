import { graphError } from "../../kit/errors/graph-error.js";
import type { ReferenceResolver } from "../../kit/federated-schema.js";
import { mayReadCompensation } from "../../kit/viewer/viewer.js";
import type { DirectoryContext } from "../context.js";
import { outageById } from "../outages/outages.js";
import { outageView } from "./outage-view.js";

/**
 * Entities by key, as a router asks for them. Who may read a person is checked here as well as at the root: whichever
 * router is in front, `_entities` is a door of its own.
 */
export const references: Readonly<Record<string, ReferenceResolver>> = {
  Compensation: (representation, { viewer }: DirectoryContext) => {
    const { outageId, beneficiaryId } = representation;
    if (typeof outageId !== "string" || typeof beneficiaryId !== "string") return null;
    if (!mayReadCompensation(viewer, beneficiaryId)) throw graphError("FORBIDDEN");
    return { outageId, beneficiaryId, representation };
  },
  Outage: (representation) => {
    const outage = typeof representation.id === "string" ? outageById(representation.id) : null;
    return outage && { ...outageView(outage), representation };
  },
  User: readPerson,
  Partner: readPerson,
};

function readPerson({ id }: Record<string, unknown>, context: DirectoryContext) {
  if (typeof id !== "string") return null;
  if (!mayReadCompensation(context.viewer, id)) throw graphError("FORBIDDEN");
  return context.beneficiaries.load(id);
}
