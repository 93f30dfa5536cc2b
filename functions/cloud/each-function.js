// Repeats a template for each function: function-alarms.yml for all, function-release.yml for those that have an alias.
'use strict';

/** The functions of serverless.yml by their names. */
exports.names = async ({ resolveConfigurationProperty }) => Object.keys(await resolveConfigurationProperty(['functions']));

/** How osls begins the names of a function's resources in the template. */
exports.logicalName = (name) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', 'Dash');

/** The log groups of all functions. */
exports.logGroups = async (osls) => (await exports.names(osls)).map((name) => ({ Ref: `${exports.logicalName(name)}LogGroup` }));

/** The log groups of all functions, and that of the API, which answers some requests by itself. */
exports.logGroupsAndApi = async (osls) => [...(await exports.logGroups(osls)), { Ref: 'HttpApiLogGroup' }];

/** What watches and releases each function. */
exports.resources = async (osls) => {
  const functions = await osls.resolveConfigurationProperty(['functions']);
  const names = Object.keys(functions);
  const parts = [
    ...repeat(await osls.resolveVariable('file(functions/cloud/function-alarms.yml)'), names),
    ...repeat(
      await osls.resolveVariable('file(functions/cloud/function-release.yml)'),
      names.filter((name) => functions[name].snapStart),
    ),
  ];
  return {
    Resources: Object.assign({}, ...parts.map((it) => it.Resources)),
    extensions: Object.assign({}, ...parts.map((it) => it.extensions)),
  };
};

function repeat(template, names) {
  const text = JSON.stringify(template);
  return names.map((name) => JSON.parse(text.replaceAll('<function>', name).replaceAll('<Function>', exports.logicalName(name))));
}
