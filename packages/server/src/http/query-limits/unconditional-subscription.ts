import { GraphQLError, Kind, type SelectionSetNode, type ValidationRule } from 'graphql';

const conditions = new Set(['skip', 'include']);

/**
 * What a subscription asks for at its root is there whatever its variables say (GraphQL, edition of September 2025, 5.2.4.1).
 * graphql-js 16 does not know this rule, and its executor fails at a subscription that is left without a field.
 */
export const unconditionalSubscription: ValidationRule = (context) => {
  const check = (root: SelectionSetNode, seen: Set<string>): void => {
    for (const selection of root.selections) {
      const condition = selection.directives?.find(({ name }) => conditions.has(name.value));
      if (condition) {
        const message = `A subscription takes no @${condition.name.value} at its root: leave it out, or do not subscribe.`;
        context.reportError(new GraphQLError(message, { nodes: condition }));
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) check(selection.selectionSet, seen);
      if (selection.kind !== Kind.FRAGMENT_SPREAD || seen.has(selection.name.value)) continue;
      const fragment = context.getFragment(selection.name.value);
      if (fragment) check(fragment.selectionSet, seen.add(selection.name.value));
    }
  };
  return {
    OperationDefinition: ({ operation, selectionSet }) => {
      if (operation === 'subscription') check(selectionSet, new Set());
    },
  };
};
