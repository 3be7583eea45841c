"""Rule packs: YAML folders to `Rule` records, checked before anything is judged by them."""
