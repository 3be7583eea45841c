"""YAML text as nodes with positions; the only part that imports yaml. Problems are collected, never thrown one by one."""
