/** Names on their way from the inside of a module to its top level. */
export interface Scope {
  /** None: the top level, which is never asked. */
  readonly parent: Scope | undefined;
  /** Where `var` stops. */
  readonly isFunction: boolean;
  /** `false` stands for a name that is only a type. */
  readonly names: Map<string, boolean>;
  readonly references: Reference[];
}

/** A use of a name; what it means is known when the whole scope has been read. */
export interface Reference {
  readonly name: string;
  readonly scope: Scope;
  readonly isValue: boolean;
}

/** Makes the scope in which a module's top level is read. */
export function createModuleScope(): Scope {
  return { parent: undefined, isFunction: true, names: new Map(), references: [] };
}

/** Makes a block's scope. */
export function createScope(parent: Scope): Scope {
  return { parent, isFunction: false, names: new Map(), references: parent.references };
}

/** Makes a function's scope. */
export function createFunctionScope(parent: Scope): Scope {
  return { parent, isFunction: true, names: new Map(), references: parent.references };
}

/** Declares a value. */
export function declareValue(scope: Scope, name: string): void {
  scope.names.set(name, true);
}

/** Declares a name that exists only in types. */
export function declareType(scope: Scope, name: string): void {
  if (!scope.names.has(name)) scope.names.set(name, false);
}

/** Notes a use of a value. */
export function referToValue(scope: Scope, name: string): void {
  scope.references.push({ name, scope, isValue: true });
}

/** Notes a use of a name in a type. */
export function referToType(scope: Scope, name: string): void {
  scope.references.push({ name, scope, isValue: false });
}

/** Finds the scope to which `var` hoists. */
export function findFunctionScope(scope: Scope): Scope {
  let found = scope;
  while (!found.isFunction && found.parent) found = found.parent;
  return found;
}

/** Tells whether a reference leaves all scopes but the module's. */
export function isFree({ name, scope, isValue }: Reference): boolean {
  for (let current = scope; current.parent; current = current.parent) {
    const declared = current.names.get(name);
    if (declared || (declared === false && !isValue)) return false;
  }
  return true;
}
