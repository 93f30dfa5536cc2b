"""Extracts from an installed cfn-lint the properties that each region's own schema of CloudFormation knows.

Usage: python3 extract.py. Writes properties.json beside this file. cfn-lint ships the schemas that AWS publishes for each region.
Only the types of the packaged templates in target/template are extracted. Runs by hand, after npm run check-template.
"""
import importlib.metadata
import importlib.resources
import json
import pathlib

FOLDER = pathlib.Path(__file__).parent
TEMPLATES = FOLDER.parents[3] / 'target/template'
SCHEMAS = importlib.resources.files('cfnlint') / 'data/schemas'


def properties(schema, node, path='', seen=()):
    """Yields the path of each property, without indices of lists."""
    reference = node.get('$ref')
    if reference in seen:
        return
    if reference:
        target = schema
        for name in reference[2:].split('/'):
            target = target[name]
        yield from properties(schema, target, path, (*seen, reference))
    for choice in [key for key in ('oneOf', 'anyOf', 'allOf') if key in node]:
        for option in node[choice]:
            yield from properties(schema, option, path, seen)
    for name, value in node.get('properties', {}).items():
        yield f'{path}/{name}'
        yield from properties(schema, value, f'{path}/{name}', seen)
    if 'items' in node:
        yield from properties(schema, node['items'], path, seen)


def main():
    templates = {file.parent.name: json.loads(file.read_text()) for file in TEMPLATES.glob('*/*update-stack.json')}
    types = sorted({resource['Type'] for template in templates.values() for resource in template['Resources'].values()})
    result = {'source': f'cfn-lint {importlib.metadata.version("cfn-lint")}', 'schemas': {}, 'regions': {}}
    for region in sorted(templates):
        hashes = importlib.import_module(f'cfnlint.data.schemas.providers.{region.replace("-", "_")}').types
        result['regions'][region] = {name: hashes[name] for name in types if name in hashes}
        for name, digest in result['regions'][region].items():
            schema = json.loads((SCHEMAS / f'resources/{digest}.json').read_text())
            result['schemas'][digest] = sorted(set(properties(schema, schema)))
    result['schemas'] = dict(sorted(result['schemas'].items()))
    (FOLDER / 'properties.json').write_text(json.dumps(result, indent=1) + '\n')


main()
