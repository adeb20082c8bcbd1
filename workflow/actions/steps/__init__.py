"""What several acts share: locks, moves of standings, handing over, holds, money."""
