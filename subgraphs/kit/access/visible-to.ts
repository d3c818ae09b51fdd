import { Directive, Extensions } from "type-graphql";
import { accessDirective } from "./access.js";
import type { Guard } from "./guards.js";

/** What a guarded field is about, out of its parent and arguments; for an entity, out of the key as the router sends it. */
export type SubjectOf<Subject> = (parent: never, args: never) => Subject;

/** A declaration as the schema carries it to where it is enforced. */
export type Declared = { guard: Guard<never>; subjectOf: SubjectOf<never> };

/** Under which name a field's or type's extensions hold its declaration. */
export const DECLARED = "visibleTo";

/**
 * Says beside a query or a field resolver who may see it: prints `@access` and has the field refuse everybody else with
 * FORBIDDEN before its resolver runs. On an entity's class it guards the way in by key, and its fields inherit it.
 */
export function VisibleTo(guard: Guard): ClassDecorator & MethodDecorator;
export function VisibleTo<Subject>(
  guard: Guard<Subject>,
  subjectOf: SubjectOf<Subject>,
): ClassDecorator & MethodDecorator;
export function VisibleTo(
  guard: Guard<never>,
  subjectOf: SubjectOf<unknown> = () => undefined,
): ClassDecorator & MethodDecorator {
  const print = Directive(accessDirective(guard.to)) as ClassDecorator & MethodDecorator;
  const enforce = Extensions({ [DECLARED]: { guard, subjectOf } }) as typeof print;
  return ((...target: Parameters<MethodDecorator>) => {
    print(...target);
    enforce(...target);
  }) as ClassDecorator & MethodDecorator;
}
