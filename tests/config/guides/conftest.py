from tests.kept_scene import _begin_in_scene, _scene_of_file, scene
from tests.workflow.corridor_pages import story_day

__all__ = ["_begin_in_scene", "_scene_of_file", "scene", "story_day"]
