"""Measure the graph; one file per question; plain dataclasses out.

Every function takes the graph of the claims to measure, usually ``kg.graph.select(graph)``: what is stated,
without the denied, the possible and the planned. ``disputes`` takes the whole graph.
"""
