import type { ReferenceResolver } from "../../kit/federated-schema.js";
import type { DirectoryContext } from "../context.js";
import { outageById } from "../outages/outages.js";
import { outageView } from "./outage-view.js";

/** Entities by key, as a router asks for them. Who may come in this way is declared on the entities' classes. */
export const references: Readonly<Record<string, ReferenceResolver>> = {
  Compensation: (representation) => {
    const { outageId, beneficiaryId } = representation;
    if (typeof outageId !== "string" || typeof beneficiaryId !== "string") return null;
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
  return typeof id === "string" ? context.lookUp(id, "Query._entities") : null;
}
