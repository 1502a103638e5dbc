"""The sprites of the title's picture, drawn by hand, once in block signs and once in ASCII.

A space lets what is behind show through. The signs ``■ ▫ @ o s u n`` stand for others and choose a colour of their own:
see ``art.INKS`` and ``art.SHOWN``.
"""

from __future__ import annotations

from star_city_game.model.frozen import frozen


@frozen
class Kit:
    """One set of sprites: pines from small to tall, moons, the tower's top and one more floor of it, snow and ground."""

    pines: tuple[str, ...]
    moon: str
    small_moon: str
    tower: str
    floor: str
    drift: str
    ground: str


def _drawn(*sprites: str) -> tuple[str, ...]:
    return tuple(sprite.strip("\n") for sprite in sprites)


DRAWN = Kit(
    _drawn(
        r"""
 ╷
▗█▖
▟█▙
▟█▙▖
 █
""",
        r"""
  ╷
  █▖
 ▟█▙
 ▗█▙▖
 ▟██▙
▗▟██▙▖
  ▐▌
""",
        r"""
   ╷
  ▗█
  ▟█▖
  ▐█▙
 ▗██▙
  ▟█▙▖
 ▟███▙
  ▟██▖
▗▟███▙▖
   █▌
""",
        r"""
   ╷
   █
  ▗█▖
  ▟█▙
   █▙
  ▟█▙▖
 ▗███▙
  ▟█▙
 ▟███▙▖
▗▟███▙
 ▟████▙
▗▟████▙▖
   ██
""",
    ),
    *_drawn(
        r"""
    ▄▄▄▄uu
  ▄█████osssu
 ███o████osss
▐██ooo███ossss
▐█oooo████osss
 ███o█████osss
  ▀████ooossn
    ▀▀▀▀nn
""",
        r"""
  ▄▄▄uu
▄███ossu
██o██oss
▀██ooosn
  ▀▀▀nn
""",
        r"""
    ╷
    │
  ┌─┴─┐
┌─┴───┴─┐
│ ▫ ▫ ▫ │
│ ▫ ■ ▫ │
""",
        r"""
│ ▫ ▫ ▫ │
""",
        "▁▁▂▂▃▃▃▂▂▁▁▁▁▂▂▂▁▁",
        "▀",
    ),
)
TYPED = Kit(
    _drawn(
        r"""
  ^
 /|\
 /|\
//|\\
  |
""",
        r"""
   ^
  /|\
  /|\
 //|\\
  /|\
///|\\\
   |
""",
        r"""
   ^
  /|\
  /|\
 //|\\
  /|\
 //|\\
///|\\\
 //|\\
///|\\\
   |
""",
        r"""
    ^
   /|\
   /|\
  //|\\
   /|\
  //|\\
 ///|\\\
  //|\\
 ///|\\\
  //|\\
 ///|\\\
////|\\\\
    |
""",
    ),
    *_drawn(
        r"""
   .-----.
 .'  .    '.
/   ( )   . \
|  .    ()  |
\   ( )     /
 '.      .'
   '-----'
""",
        r"""
  .---.
 /  .  \
| ( ) . |
 \   . /
  '---'
""",
        r"""
    |
    |
  +-+-+
+-+---+-+
| . . . |
| . @ . |
""",
        r"""
| . . . |
""",
        "..::::..__..::..__",
        "=",
    ),
)
