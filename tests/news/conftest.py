from tests.kept_scene import _begin_in_scene, _beginnings, _begun, _scene_of_file, begun, scene
from tests.workflow.corridor_pages import story_day

__all__ = ["_begin_in_scene", "_beginnings", "_begun", "_scene_of_file", "begun", "scene", "story_day"]
