"""A small vehicle and its flight, the hop: what a story must declare so that it can be flown."""

from __future__ import annotations

LAUNCH = """
subsystems:
  engine: {name: The engine, draws: 1, shows: 40, catastrophic: 60}
  chute: {name: The parachute, draws: 1, shows: 30, catastrophic: 80}
save: {base: 40}
escape: {base: 30}
risk: {flight: hop, bands: {0-50: fair, 51-100: grave}}
tree: role == engineer
defects:
  d_pump: {subsystem: engine, name: The pump rubs, days: 20, dealt: always, flight: Engine nine is warm., paper: ev_seal,
           oddity: The simulator runs warm., knew: rinat, found_by: a test, signed_by: shop 5}
  d_valve: {subsystem: engine, name: The valve is slow, days: 3}
  d_pack: {subsystem: chute, name: Packed with two tonnes, days: 1}
"""
FLIGHTS = """
hop:
  name: The hop
  fault: any_fault
  phases:
    up: {name: Up, at: T, scene: up, risks: engine, abort: back, lost: gone, escape: tower}
    over: {name: Over, scene: cruise}
    down: {name: Down, scene: down, risks: chute, lost: gone}
  ends:
    home: {name: Home, kind: home, scene: at_home}
    back: {name: Back, kind: abort, scene: turned, resume: down}
    tower: {name: The tower, kind: abort}
    gone: {name: Gone, kind: lost, scene: lost}
"""
QUALITIES = "role: {type: enum, words: [cosmonaut, engineer]}\nnerve: {type: int, min: 0, max: 9, default: 4}\n"
DOSSIER = """
entries:
  ev_seal: {kind: memo, source: R, category: sabotage, gravity: 1, wakes: 4, credibility: A, text: Initials., note: N.}
"""
CAST = "rinat: {full: Rinat Gabdullovich Safargaliev, short: Rinat, gender: m}\n"
